using System.ClientModel;
using System.Globalization;
using OpenAI;
using OpenAI.Chat;

namespace EvalKit.Benchmarks.Load;

/// <summary>
/// The same requests without a harness, as a process of their own: <c>client raw|sdk BASE_URL REQUESTS PARALLEL</c>. The difference to the
/// tool is what the tool costs.
/// </summary>
internal static class BareClient
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 4)
            throw new FormatException("client raw|sdk BASE_URL REQUESTS PARALLEL");

        var baseUrl = new Uri(arguments[1]);
        var requests = int.Parse(arguments[2], NumberStyles.None, CultureInfo.InvariantCulture);
        var parallel = int.Parse(arguments[3], NumberStyles.None, CultureInfo.InvariantCulture);
        await (arguments[0] == "sdk" ? SdkAsync(baseUrl, requests, parallel) : RawClient.RunAsync(baseUrl, requests, parallel));
        return 0;
    }

    private static async Task SdkAsync(Uri baseUrl, int requests, int parallel)
    {
        var client = new ChatClient("fake-1", new ApiKeyCredential("unused"), new OpenAIClientOptions { Endpoint = baseUrl });
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(WorkerAsync)));

        async Task WorkerAsync()
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) <= requests)
            {
                var question = LoadFolder.Question(number);
                var completion = await client.CompleteChatAsync(new UserChatMessage(question));
                if (completion.Value.Content[0].Text != question)
                    throw new LoadFailure($"the answer to '{question}' is wrong");
            }
        }
    }
}
