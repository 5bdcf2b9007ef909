using System.Globalization;
using EvalKit.Models;

namespace EvalKit.Cli.Output;

/// <summary>Says what limits cost a run, where they cost it anything worth a line.</summary>
internal static class TrafficSentence
{
    private const double NoticedSeconds = 1;

    public static string? Of(TrafficFigures traffic)
    {
        if (traffic is { RateLimited: 0, TimedOut: 0 } && (traffic.LongestQueueSeconds < NoticedSeconds || traffic.RequestsPerMinute is null))
            return null;
        var parts = new List<string>();
        if (traffic.RequestsPerMinute is { } rate)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"kept to {rate:#,0} requests a minute"));
        if (traffic.Queued > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"waits of {traffic.QueueSeconds / traffic.Queued:0.0} s on average, {traffic.LongestQueueSeconds:0.0} s at most"));
        if (traffic.RateLimited > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{traffic.RateLimited:#,0} of {traffic.Sent:#,0} requests came too fast (429)"));
        if (traffic.TimedOut > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{traffic.TimedOut:#,0} of {traffic.Sent:#,0} had no answer in time"));
        return $"limits of {traffic.Group}: {string.Join("; ", parts)}";
    }
}
