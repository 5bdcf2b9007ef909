using System.Text.Json;
using System.Text.RegularExpressions;

namespace EvalKit.Models.Tests;

public sealed class RedactorTests
{
    private const string Key = "a/very+secret=key&4711";

    [Theory]
    [InlineData("emails", "write to ann.lee+x@mail.example.org, please", "write to [email], please")]
    [InlineData("emails", "no address: a@b, @c.d", "no address: a@b, @c.d")]
    [InlineData("phone_numbers", "call +49 30 901820 or 0049-30-901820", "call [phone] or [phone]")]
    [InlineData("phone_numbers", "on 2026-11-20 at 10:30, order 1234567890", "on 2026-11-20 at 10:30, order 1234567890")]
    // The example numbers of payment networks' documentation; the second one has a wrong check digit.
    [InlineData("card_numbers", "card 4111 1111 1111 1111 and 5500-0000-0000-0004.", "card [card] and [card].")]
    [InlineData("card_numbers", "card 4111 1111 1111 1112", "card 4111 1111 1111 1112")]
    [InlineData("keys", "use sk-test-4711ABCDEFGHIJKLMNOP now", "use [key] now")]
    [InlineData("keys", "task-management-software-for-teams", "task-management-software-for-teams")]
    public void Rule_PersonalData_IsReplaced(string name, string text, string expected) =>
        Assert.All(InCulture.Names, culture => Assert.Equal(expected, InCulture.Run(culture, () => new Redactor([PersonalData.Rule(name)], []).Redact(text))));

    [Fact]
    public void Rule_WithASalt_LeavesAHashThatOnlyTheSaltCanMake()
    {
        // HMAC-SHA-256 of the address, computed with Python's hmac module.
        Assert.Equal("from [email:ab650937c930feef] and [email:ab650937c930feef]", new Redactor([PersonalData.Rule("emails", salt: "pepper")], []).Redact("from ann@example.org and ann@example.org"));
        Assert.Equal("from [email:fda3454157326a0d]", new Redactor([PersonalData.Rule("emails", salt: "other")], []).Redact("from ann@example.org"));
        Assert.DoesNotContain("pepper", PersonalData.Rule("emails", salt: "pepper").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_ReplacementWithADollar_IsTakenAsItIsWritten() =>
        Assert.Equal("a $1 b", new Redactor([new Redaction(new Regex("[0-9]+", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1)), "$1")], []).Redact("a 42 b"));

    [Fact]
    public void Secret_InAnySpelling_IsReplaced()
    {
        var redactor = new Redactor([], [Key]);
        var base64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Key));
        Assert.Equal(
            "plain [key] json [key] url [key] base64 [key]",
            redactor.Redact($"plain {Key} json {JsonEncodedText.Encode(Key)} url {Uri.EscapeDataString(Key)} base64 {base64}"));
        Assert.Equal("short", new Redactor([], ["short"]).Redact("short"));
    }

    [Fact]
    public void Json_TextsAreReplacedAndTheRestStays()
    {
        var redactor = new Redactor([PersonalData.Rule("emails")], []);
        var value = JsonElement.Parse("""{"from":"ann@example.org","n":[1.50,true,null,{"cc":"bob@example.org"}],"half":"\ud83d"}""");
        Assert.Equal("""{"from":"[email]","n":[1.50,true,null,{"cc":"[email]"}],"half":"�"}""", redactor.Redact(value).GetRawText());
    }

    [Fact]
    public async Task Gateway_Answer_IsRedactedBeforeItIsStoredOrSeen()
    {
        await using var fixture = new GatewayFixture();
        var redactor = new Redactor([PersonalData.Rule("emails")], [Key]);
        await using var store = fixture.OpenStore(redactor);
        using var gateway = fixture.Over(store, ResponseMode.Auto, redactor: redactor);

        var answer = Assert.IsType<ModelSuccess>(await gateway.CallAsync(FakeChatClient.Saying($"ann@example.org has {Key}"), Samples.Request("Who is bob@example.org?"), CallSettings.Default));

        Assert.Equal("[email] has [key]", answer.Response.Text);
        var written = string.Concat(fixture.Segments().Select(File.ReadAllText));
        Assert.Contains("Who is [email]?", written, StringComparison.Ordinal);
        Assert.Contains("[email] has [key]", written, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", written, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, written, StringComparison.Ordinal);

        // The key of the store is that of the request as it was sent: it is found again.
        var found = Assert.IsType<ModelSuccess>(await gateway.CallAsync(FakeChatClient.Saying("other"), Samples.Request("Who is bob@example.org?"), CallSettings.Default));
        Assert.Equal((true, answer.Response.Text), (found.Found, found.Response.Text));
    }

    [Fact]
    public async Task Gateway_Failure_IsRedacted()
    {
        await using var fixture = new GatewayFixture();
        using var gateway = fixture.Over(fixture.Store, ResponseMode.Auto, redactor: new Redactor([], [Key]));
        var client = new FakeChatClient((_, _) => throw new InvalidOperationException($"the server said {Key}"));

        var failure = Assert.IsType<ModelFailure>(await gateway.CallAsync(client, Samples.Request(), CallSettings.Default));

        Assert.Equal("InvalidOperationException: the server said [key]", failure.Message);
    }

    [Fact]
    public async Task Gateway_Spans_HoldNoSecret()
    {
        await using var fixture = new GatewayFixture();
        using var gateway = fixture.Over(fixture.Store, ResponseMode.Auto, redactor: new Redactor([], [Key]));
        var request = Samples.Request("Who are you?");
        var seen = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => System.Diagnostics.ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => seen.Enqueue(string.Join('\n', span.TagObjects.Select(t => $"{t.Key}={t.Value}").Append(span.StatusDescription).Append(span.DisplayName))),
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        var response = FakeChatClient.Response("fine");
        response.ModelId = $"model-of-{Key}";

        await gateway.CallAsync(new FakeChatClient((_, _) => Task.FromResult(response)), request, CallSettings.Default);
        await gateway.CallAsync(new FakeChatClient((_, _) => throw new InvalidOperationException($"said {Key}")), Samples.Request("And you?"), CallSettings.Default);

        Assert.Contains(seen, span => span.Contains(request.Key.ToString(), StringComparison.Ordinal) && span.Contains("model-of-[key]", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, span => span.Contains(Key, StringComparison.Ordinal));
    }
}
