using System.Text.Json;

namespace EvalKit.Fakes.Tests;

public sealed class BatchTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Batch_OfOpenAI_IsWorkedOnOnceAndShowsItsResultsAtItsEnd()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { BatchDelay = TimeSpan.FromMilliseconds(300), Faults = ["expire@2", "500@3", "lose@4"] });
        var file = await UploadAsync(server, [.. Enumerable.Range(0, 5).Select(i => Line($"call-number-{i}", $"text {i}"))]);

        var batch = await PostAsync(server, "v1/batches", $$$"""{"input_file_id":"{{{file}}}","endpoint":"/v1/chat/completions","completion_window":"24h","metadata":{"evalkit":"mine"}}""");

        Assert.Equal(("in_progress", JsonValueKind.Null), (batch.GetProperty("status").GetString(), batch.GetProperty("output_file_id").ValueKind));
        Assert.Equal((1, 5, 2), (server.Stats().Batches, server.Stats().Total, server.Stats().Answered));
        var ended = await EndAsync(server, "v1/batches/" + batch.GetProperty("id").GetString(), "status", "in_progress");
        Assert.Equal("expired", ended.GetProperty("status").GetString());
        var output = await LinesAsync(server, $"v1/files/{ended.GetProperty("output_file_id").GetString()}/content");
        Assert.Equal(["call-number-4", "call-number-0"], output.Select(l => l.GetProperty("custom_id").GetString()));
        Assert.Equal("text 4", output[0].GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        var errors = await LinesAsync(server, $"v1/files/{ended.GetProperty("error_file_id").GetString()}/content");
        Assert.Equal(["500", "batch_expired"], errors.Select(l => l.GetProperty("response").ValueKind == JsonValueKind.Object ? l.GetProperty("response").GetProperty("status_code").ToString() : l.GetProperty("error").GetProperty("code").GetString()));
        var listed = (await GetAsync(server, "v1/batches?limit=10")).GetProperty("data")[0];
        Assert.Equal("mine", listed.GetProperty("metadata").GetProperty("evalkit").GetString());
    }

    [Fact]
    public async Task Batch_OfMessages_NamesEachResult()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Faults = ["expire@2", "529@3"] });
        var requests = string.Join(",", Enumerable.Range(0, 3).Select(i => $$$"""{"custom_id":"call-{{{i}}}","params":{"model":"m","max_tokens":9,"messages":[{"role":"user","content":"text {{{i}}}"}]}}"""));
        var batch = await PostAsync(server, "v1/messages/batches", $$"""{"requests":[{{requests}}]}""");
        Assert.Equal("ended", batch.GetProperty("processing_status").GetString());
        Assert.Equal((1, 1, 1), (Count("succeeded"), Count("errored"), Count("expired")));
        var lines = await LinesAsync(server, $"v1/messages/batches/{batch.GetProperty("id").GetString()}/results");
        Assert.Equal(["errored", "expired", "succeeded"], lines.Select(l => l.GetProperty("result").GetProperty("type").GetString()));
        Assert.Equal("overloaded_error", lines[0].GetProperty("result").GetProperty("error").GetProperty("error").GetProperty("type").GetString());

        int Count(string name) => batch.GetProperty("request_counts").GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Batch_LinesThatAreNoRequests_FailIt()
    {
        await using var server = FakeServer.Start();
        var file = await UploadAsync(server, Line("a", "x"), """{"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[],"n":"two"}}""");
        var batch = await PostAsync(server, "v1/batches", $$"""{"input_file_id":"{{file}}","endpoint":"/v1/chat/completions","completion_window":"24h"}""");
        Assert.Equal("failed", batch.GetProperty("status").GetString());
        Assert.Equal(2, batch.GetProperty("errors").GetProperty("data")[0].GetProperty("line").GetInt32());
        Assert.Equal(0, server.Stats().Total);
    }

    [Fact]
    public async Task Batch_Cancelled_KeepsWhatWasDone()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { BatchDelay = TimeSpan.FromHours(1) });
        var file = await UploadAsync(server, Line("aaaaaaaaaaaa", "x"), Line("bbbbbbbbbbbb", "y"));
        var id = (await PostAsync(server, "v1/batches", $$"""{"input_file_id":"{{file}}","endpoint":"/v1/chat/completions","completion_window":"24h"}""")).GetProperty("id").GetString();
        var batch = await PostAsync(server, $"v1/batches/{id}/cancel", "");
        Assert.Equal("cancelled", batch.GetProperty("status").GetString());
        var errors = await LinesAsync(server, $"v1/files/{batch.GetProperty("error_file_id").GetString()}/content");
        Assert.All(errors, l => Assert.Equal("batch_cancelled", l.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task StepFault_Reset_LosesTheAnswerAndNotTheBatch()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { BatchFaults = ["create:reset@1"] });
        var file = await UploadAsync(server, Line("a", "x"));
        var body = $$"""{"input_file_id":"{{file}}","endpoint":"/v1/chat/completions","completion_window":"24h"}""";
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(server, "v1/batches", body));
        Assert.Equal((1, 1L), (server.Stats().Batches, server.Stats().BatchSteps["create"]));
    }

    private static string Line(string id, string text) =>
        $$$"""{"custom_id":"{{{id}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"{{{text}}}"}]}}""";

    private static async Task<string> UploadAsync(FakeServer server, params string[] lines)
    {
        using var form = new MultipartFormDataContent { { new StringContent("batch"), "purpose" }, { new StringContent(string.Join('\n', lines)), "file", "batch.jsonl" } };
        using var response = await Http.PostAsync(new Uri(server.Root, "v1/files"), form);
        return JsonElement.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> PostAsync(FakeServer server, string path, string body)
    {
        using var response = await Http.PostAsync(new Uri(server.Root, path), new StringContent(body));
        return JsonElement.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> GetAsync(FakeServer server, string path) => JsonElement.Parse(await Http.GetStringAsync(new Uri(server.Root, path)));

    private static async Task<IReadOnlyList<JsonElement>> LinesAsync(FakeServer server, string path) =>
        [.. (await Http.GetStringAsync(new Uri(server.Root, path))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static async Task<JsonElement> EndAsync(FakeServer server, string path, string name, string working)
    {
        while (true)
        {
            var batch = await GetAsync(server, path);
            if (batch.GetProperty(name).GetString() != working)
                return batch;
            await Task.Yield();
        }
    }
}
