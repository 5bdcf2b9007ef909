namespace EvalKit.Models.Tests;

public class OpenAIWarmUpTests
{
    [Fact]
    public async Task Walks_the_whole_path_of_a_call_and_stores_its_answer_in_memory()
    {
        var result = await OpenAIWarmUp.RunAsync(CancellationToken.None);

        var success = Assert.IsType<ModelSuccess>(result);
        Assert.Equal(".", success.Response.Text);
        Assert.False(success.Found);
        Assert.Equal(1, success.Response.Usage!.Output);
    }
}
