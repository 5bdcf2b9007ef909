using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Models.Tests;

public class ResponseStoreTests
{
    [Fact]
    public async Task Find_AfterReopening_GivesTheWholeResponse()
    {
        using var folder = new TemporaryFolder();
        var response = new ModelResponse
        {
            Text = "ä € 😀 \0 \u2028 \" \\ \n",
            Refusal = "no",
            ServedModel = "m-1",
            Fingerprint = "fp",
            RequestId = "req_1",
            ResponseId = "chatcmpl-1",
            FinishReason = FinishReasons.Length,
            Usage = new TokenUsage(1, 2, 3, null, true) { CacheWrite = 4, InputAudio = 5, OutputAudio = 6, AcceptedPrediction = 7, RejectedPrediction = 8 },
            Timings = new CallTimings(0.125, null, 12345.678),
            Attempts = 3,
            Time = Samples.Time,
            CostUsd = 0.00012,
            ToolCalls = [new ToolCall("c1", "find", "{\"q\": 1}"), new ToolCall("", "x", "not json")],
            Embedding = [0f, -1.5f, float.Epsilon, float.MaxValue, float.NaN],
            Alternatives = ["second", ""],
            ServiceTier = "flex",
        };
        await WriteAsync(folder, Samples.Request(), response);
        await using var store = Open(folder);
        var found = store.Find(Samples.Request().Key)!;
        Assert.Equal(response.Embedding, found.Embedding);
        Assert.Equal(response.ToolCalls, found.ToolCalls);
        Assert.Equal(response.Alternatives, found.Alternatives);
        Assert.Equal(response with { ToolCalls = [], Embedding = null, Alternatives = [] }, found with { ToolCalls = [], Embedding = null, Alternatives = [] });
    }

    [Fact]
    public async Task Find_Logprobs_ComeBackInOrder()
    {
        using var folder = new TemporaryFolder();
        TokenLogprob[] tokens = [new("Ye\"s", -0.25, [new("Ye\"s", -0.25), new("No", -1.5)]), new("!", 0, [])];
        await WriteAsync(folder, Samples.Request(), Samples.Response() with { Logprobs = tokens });
        await using var store = Open(folder);
        var found = store.Find(Samples.Request().Key)!.Logprobs;
        Assert.Equal([("Ye\"s", -0.25), ("!", 0)], found.Select(t => (t.Token, t.Logprob)));
        Assert.Equal(tokens[0].Top, found[0].Top);
        Assert.Empty(found[1].Top);
    }

    [Fact]
    public async Task Append_KnownEntry_IsGolden()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, Samples.Request(), Samples.Response());
        var line = await File.ReadAllTextAsync(folder.Segments().Single());
        // The check is the beginning of: printf '%s' "$everything_before_the_check" | sha256sum
        Assert.Equal(
            """{"key":"28254e6daf9802dab23cd4d89bf2c9ed7ab78ddd17dc57338c33e6a8bf491e6b","time":"2026-03-14T09:26:53.589Z","response":{"text":"order_status","served_model":"gpt-5-mini-2026-01-15","finish_reason":"stop","usage":{"input":12,"cached_input":0,"output":3,"reasoning":0},"timings":{"queue_ms":0.25,"total_ms":51.125},"attempts":1},"request":{"api":"chat","endpoint":"openai","messages":[{"contents":[{"text":"Where is my order?","type":"text"}],"role":"user"}],"model":"gpt-5-mini","options":{},"provider":"openai","repeat":0},"check":"46238cee667eeb83"}""" + "\n",
            line);
    }

    [Fact]
    public async Task Find_AnyText_ComesBackAsItWas()
    {
        using var folder = new TemporaryFolder();
        await using var store = Open(folder);
        var number = 0;
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text =>
        {
            var request = Samples.Request(repeat: number++);
            store.AppendAsync(request, Samples.Response(text)).GetAwaiter().GetResult();
            return store.Find(request.Key)!.Text == JsonText.WellFormed(text);
        }));
    }

    [Fact]
    public async Task Find_Unknown_IsNull()
    {
        using var folder = new TemporaryFolder();
        await using var store = Open(folder);
        Assert.Null(store.Find(Samples.Request().Key));
        Assert.False(store.Contains(Samples.Request().Key));
    }

    [Fact]
    public async Task Open_NothingAppended_LeavesNoTrace()
    {
        using var folder = new TemporaryFolder();
        var directory = folder.File("store");
        await using (ResponseStore.Open(new ResponseStoreOptions { Directory = directory }))
        {
        }

        Assert.False(Directory.Exists(directory));
    }

    [Fact]
    public async Task Find_SeveralEntriesOfAKey_GivesTheNewest()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, Samples.Request(), Samples.Response("new") with { Time = Samples.Time.AddDays(1) });
        await WriteAsync(folder, Samples.Request(), Samples.Response("old"));
        await using var store = Open(folder);
        Assert.Equal("new", store.Find(Samples.Request().Key)!.Text);
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public async Task Find_RecordedAndLocal_GivesTheRecorded()
    {
        using var folder = new TemporaryFolder();
        var recorded = folder.Write("recorded.txt", EntryWriter.Write(Samples.Request(), Samples.Response("recorded"), StoreContent.Full).Span);
        await WriteAsync(folder, Samples.Request(), Samples.Response("local") with { Time = Samples.Time.AddDays(1) });
        await using var store = ResponseStore.Open(new ResponseStoreOptions { Directory = folder.Path, RecordedFiles = [recorded] });
        Assert.Equal("recorded", store.Find(Samples.Request().Key)!.Text);
        await store.AppendAsync(Samples.Request(), Samples.Response("just now"));
        Assert.Equal("just now", store.Find(Samples.Request().Key)!.Text);
    }

    [Fact]
    public async Task Append_ResponsesOnly_KeepsNoRequest()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, Samples.Request("secret question"), Samples.Response(), StoreContent.ResponsesOnly);
        Assert.DoesNotContain("secret", await File.ReadAllTextAsync(folder.Segments().Single()), StringComparison.Ordinal);
        await using var store = Open(folder);
        Assert.Equal("order_status", store.Find(Samples.Request("secret question").Key)!.Text);
    }

    [Fact]
    public async Task Append_Hashes_KeepsNoTextAndIsNeverServed()
    {
        using var folder = new TemporaryFolder();
        var response = Samples.Response("secret answer") with
        {
            Refusal = "secret refusal",
            ToolCalls = [new ToolCall("1", "find", "secret arguments")],
            Embedding = [1f],
        };
        await WriteAsync(folder, Samples.Request("secret question"), response, StoreContent.Hashes);
        var text = await File.ReadAllTextAsync(folder.Segments().Single());
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        // printf 'secret answer' | sha256sum
        Assert.Contains("\"text_sha256\":\"b7ed233c6cc811e62e79cd8a628e6dabd99ef8e09eba9f68fc95d7aa99eabd7c\"", text, StringComparison.Ordinal);
        await using var store = Open(folder);
        Assert.Null(store.Find(Samples.Request("secret question").Key));
        Assert.Empty(store.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Write_AnyCulture_GivesTheSameBytes(string culture)
    {
        var expected = EntryWriter.Write(Samples.Request(), Samples.Response() with { CostUsd = 1234.5 }, StoreContent.Full);
        var actual = InCulture.Run(culture, () => EntryWriter.Write(Samples.Request(), Samples.Response() with { CostUsd = 1234.5 }, StoreContent.Full));
        Assert.Equal(expected.ToArray(), actual.ToArray());
    }

    [Fact]
    public async Task Open_HandWrittenRecording_IsAcceptedWithoutCheck()
    {
        using var folder = new TemporaryFolder();
        var key = Samples.Request().Key;
        var text = $$"""
            { "response": { "text": "by hand", "unknown": [1, {"x": null}] }, "note": "added by Ann", "key": "{{key}}" }
            """;
        var path = folder.Write("hand.txt", Encoding.UTF8.GetBytes("\uFEFF" + text + "\r\n\r\n   \n" + text.Replace("by hand", "later", StringComparison.Ordinal)));
        await using var store = ResponseStore.Open(new ResponseStoreOptions { RecordedFiles = [path] });
        Assert.Empty(store.Problems);
        Assert.Equal("later", store.Find(key)!.Text);
        Assert.Equal(FinishReasons.Stop, store.Find(key)!.FinishReason);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"key":"abc","response":{"text":"x"}}""")]
    [InlineData("""{"key":5,"response":{"text":"x"}}""")]
    [InlineData("""{"key":"KEY"}""")]
    [InlineData("""{"key":"KEY","response":null}""")]
    [InlineData("""{"key":"KEY","response":"x"}""")]
    [InlineData("""{"key":"KEY","response":{"text":5}}""")]
    [InlineData("""{"key":"KEY","response":{"text":"x","usage":[]}}""")]
    [InlineData("""{"key":"KEY","response":{"text":"x","attempts":"one"}}""")]
    [InlineData("""{"key":"KEY","response":{"embedding":"AAA="}}""")]
    [InlineData("""{"key":"KEY","response":{"embedding":"!"}}""")]
    [InlineData("""{"key":"KEY","time":"yesterday","response":{"text":"x"}}""")]
    [InlineData("""{"key":"KEY","response":{"text":"x"}""")]
    [InlineData("""{"key":"KEY","response":{"text":"x"}} {}""")]
    public async Task Open_LineThatIsNoEntry_IsSkippedAndCounted(string line)
    {
        using var folder = new TemporaryFolder();
        var bad = line.Replace("KEY", Samples.Request("bad").Key.ToString(), StringComparison.Ordinal);
        var good = $$$"""{"key":"{{{Samples.Request().Key}}}","response":{"text":"good"}}""";
        var path = folder.Write("recorded.txt", Encoding.UTF8.GetBytes($"{good}\n{bad}\n{good}\n"));
        await using var store = ResponseStore.Open(new ResponseStoreOptions { RecordedFiles = [path] });
        Assert.Equal(new StoreProblems(path, 1, 2, false, null), Assert.Single(store.Problems));
        Assert.Equal(1, store.Count);
        Assert.Equal("good", store.Find(Samples.Request().Key)!.Text);
    }

    [Fact]
    public async Task Open_FileThatCannotBeRead_IsReported()
    {
        using var folder = new TemporaryFolder();
        await using var store = ResponseStore.Open(new ResponseStoreOptions { RecordedFiles = [folder.File("absent.jsonl")] });
        Assert.Contains("absent.jsonl", Assert.Single(store.Problems).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OtherEncoding_IsSkippedAndCounted()
    {
        using var folder = new TemporaryFolder();
        var line = EntryWriter.Write(Samples.Request(), Samples.Response(), StoreContent.Full);
        var path = folder.Write("utf16.txt", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(line.Span)));
        await using var store = ResponseStore.Open(new ResponseStoreOptions { RecordedFiles = [path] });
        Assert.Equal(1, Assert.Single(store.Problems).CorruptLines);
    }

    [Fact]
    public async Task Open_Latin1_IsSkippedAndCounted()
    {
        using var folder = new TemporaryFolder();
        var line = $$$"""{"key":"{{{Samples.Request().Key}}}","response":{"text":"é"}}""";
        await using var store = ResponseStore.Open(new ResponseStoreOptions { RecordedFiles = [folder.Write("latin1.txt", Encoding.Latin1.GetBytes(line + "\n"))] });
        Assert.Equal(1, Assert.Single(store.Problems).CorruptLines);
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public async Task Find_LinesLongerThanTheReadBuffer_AreWhole()
    {
        using var folder = new TemporaryFolder();
        var texts = Enumerable.Range(0, 5).Select(i => new string((char)('a' + i), 700_000)).ToArray();
        await using (var writing = Open(folder))
        {
            for (var i = 0; i < texts.Length; i++) await writing.AppendAsync(Samples.Request(repeat: i), Samples.Response(texts[i]));
        }

        await using var store = Open(folder);
        for (var i = 0; i < texts.Length; i++) Assert.Equal(texts[i], store.Find(Samples.Request(repeat: i).Key)!.Text);
    }

    [Fact]
    public async Task Find_FileDamagedAfterOpening_IsNull()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, Samples.Request(), Samples.Response());
        await using var store = Open(folder);
        using (var file = new FileStream(folder.Segments().Single(), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = 150;
            file.WriteByte((byte)'#');
        }

        Assert.Null(store.Find(Samples.Request().Key));
    }

    [Fact]
    public async Task Open_ManyCultures_ReadTimesAlike()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, Samples.Request(), Samples.Response());
        foreach (var culture in InCulture.Names)
        {
            await using var store = InCulture.Run(culture, () => Open(folder));
            var found = InCulture.Run(culture, () => store.Find(Samples.Request().Key)!);
            Assert.Equal(Samples.Time, found.Time);
            Assert.Equal("51.125", found.Timings.TotalMs!.Value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static ResponseStore Open(TemporaryFolder folder, StoreContent content = StoreContent.Full) =>
        ResponseStore.Open(new ResponseStoreOptions { Directory = folder.Path, Content = content });

    private static async Task WriteAsync(TemporaryFolder folder, ModelRequest request, ModelResponse response, StoreContent content = StoreContent.Full)
    {
        await using var store = Open(folder, content);
        await store.AppendAsync(request, response);
    }
}
