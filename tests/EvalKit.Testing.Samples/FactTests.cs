using Xunit;
using EvalKit.Testing;

namespace EvalKit.Testing.Samples;

public sealed class FactTests
{
    private readonly Atlas atlas = new();

    [Fact]
    public async Task Capitals()
    {
        var result = await Eval.Suite("suites/capitals.yaml")
            .WithVariant("mine", async (item, ct) => await atlas.AnswerAsync(item.Text("country"), ct))
            .RunAsync();

        result.ShouldPassGates();
    }
}
