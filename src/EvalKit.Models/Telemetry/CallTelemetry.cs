using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EvalKit.Models;

/// <summary>
/// A span and two measurements for each call that is made: <c>gen_ai.client.operation.duration</c> in seconds and <c>gen_ai.client.token.usage</c>
/// (OpenTelemetry semantic conventions 1.37, generative AI client spans and metrics). Answers that are found make none: nothing was asked.
/// </summary>
internal static class CallTelemetry
{
    private static readonly Histogram<double> Duration = Telemetry.Meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "GenAI operation duration.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] });

    private static readonly Histogram<long> Tokens = Telemetry.Meter.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864] });

    /// <summary>Begins the span of a call; null while nobody listens.</summary>
    public static Activity? Start(IStoredRequest request)
    {
        if (!Telemetry.Source.HasListeners())
            return null;
        var model = request.Model;
        var activity = Telemetry.Source.StartActivity($"{Operation(model)} {model.Model}", ActivityKind.Client);
        if (activity is not { IsAllDataRequested: true })
            return activity;
        Describe(activity, Operation(model), model);
        activity.SetTag("evalkit.response.key", request.Key.ToString());
        if (request is ModelRequest { Options: { } options })
        {
            Set(activity, "gen_ai.request.temperature", options.Temperature);
            Set(activity, "gen_ai.request.top_p", options.TopP);
            Set(activity, "gen_ai.request.max_tokens", options.MaxOutputTokens);
            Set(activity, "gen_ai.request.seed", options.Seed);
            Set(activity, "gen_ai.request.frequency_penalty", options.FrequencyPenalty);
            Set(activity, "gen_ai.request.presence_penalty", options.PresencePenalty);
        }

        return activity;
    }

    /// <summary>Ends the span and takes the measurements.</summary>
    public static void End(Activity? activity, IStoredRequest request, AttemptOutcome outcome, int attempts, TimeSpan duration)
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("evalkit.attempts", attempts);
            if (outcome.Response is { } response)
                Describe(activity, response);
            if (outcome.Failure is { } failure)
            {
                activity.SetTag("error.type", failure.Kind.Name());
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }

        Measure(request.Model, outcome, duration);
    }

    /// <summary>What is asked of whom.</summary>
    internal static void Describe(Activity activity, string operation, ModelIdentity model)
    {
        activity.SetTag("gen_ai.operation.name", operation);
        activity.SetTag("gen_ai.provider.name", model.Provider);
        activity.SetTag("gen_ai.request.model", model.Model);
        if (!Uri.TryCreate(model.Endpoint, UriKind.Absolute, out var address))
            return;
        activity.SetTag("server.address", address.Host);
        activity.SetTag("server.port", address.Port);
    }

    private static void Describe(Activity activity, ModelResponse response)
    {
        Set(activity, "gen_ai.response.model", response.ServedModel);
        Set(activity, "gen_ai.response.id", response.ResponseId ?? response.RequestId);
        activity.SetTag("gen_ai.response.finish_reasons", new[] { response.FinishReason });
        Set(activity, "gen_ai.usage.input_tokens", response.Usage?.Input);
        Set(activity, "gen_ai.usage.output_tokens", response.Usage?.Output);
        Set(activity, "evalkit.first_token_ms", response.Timings.FirstTokenMs);
    }

    private static void Measure(ModelIdentity model, AttemptOutcome outcome, TimeSpan duration)
    {
        if (!Duration.Enabled && !Tokens.Enabled)
            return;
        var tags = new TagList
        {
            { "gen_ai.operation.name", Operation(model) },
            { "gen_ai.provider.name", model.Provider },
            { "gen_ai.request.model", model.Model },
        };
        if (outcome.Response?.ServedModel is { } served)
            tags.Add("gen_ai.response.model", served);
        if (outcome.Response?.Usage is { } usage)
        {
            Count("input", usage.Input, tags);
            Count("output", usage.Output, tags);
        }

        if (outcome.Failure is { } failure)
            tags.Add("error.type", failure.Kind.Name());
        Duration.Record(duration.TotalSeconds, tags);
    }

    private static void Count(string type, int? tokens, TagList tags)
    {
        if (tokens is not { } count)
            return;
        tags.Add("gen_ai.token.type", type);
        Tokens.Record(count, tags);
    }

    private static string Operation(ModelIdentity model) => model.Api == "embeddings" ? "embeddings" : "chat";

    private static void Set(Activity activity, string name, object? value)
    {
        if (value is not null)
            activity.SetTag(name, value);
    }
}
