using EvalKit.Datasets;

namespace EvalKit.Testing.Samples;

/// <summary>An application that knows three capitals of four.</summary>
public sealed class Atlas
{
    /// <summary>The capital as it knows it.</summary>
    public Task<string> AnswerAsync(string country, CancellationToken cancellationToken) => Task.FromResult(country switch
    {
        "France" => "Paris",
        "Peru" => "Lima",
        "Australia" => "Canberra",
        _ => "Istanbul",
    });

    /// <summary>The capital of an item's country.</summary>
    public Task<string> AnswerAsync(Item item, CancellationToken cancellationToken) => AnswerAsync(item.Text("country"), cancellationToken);
}
