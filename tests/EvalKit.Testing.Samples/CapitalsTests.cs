namespace EvalKit.Testing.Samples;

public class CapitalsTests
{
    private readonly Atlas atlas = new();

    [EvalSuite("suites/capitals.yaml")]
    public EvalSuite Capitals(EvalSuite suite) => suite
        .WithVariant("mine", async (item, ct) => await atlas.AnswerAsync(item.Text("country"), ct));

    [EvalSuite("suites/capitals.yaml", Items = ItemTests.Show)]
    public EvalSuite CapitalsAndItems(EvalSuite suite) => suite
        .WithVariant("mine", async (item, ct) => await atlas.AnswerAsync(item.Text("country"), ct));
}
