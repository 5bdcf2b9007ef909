using EvalKit.Models;
using EvalKit.Running;

namespace EvalKit.Tests.Suites;

public sealed class PrivacyTests
{
    private static readonly RunOptions Options = new() { OutputFolder = "", StoreFolder = "", RunId = "r", ToolVersion = "0" };

    [Fact]
    public void Redact_Rules_AreReadInTheirOrder()
    {
        using var folder = new SuiteFolder
        {
            ["redact"] = "redact: [emails, { find: card_numbers, replace: '(card)' }, { pattern: 'CUST-[0-9]+', salt_env: PII_SALT, replace: '[customer]' }]",
            Environment = new Variables(("PII_SALT", "pepper")),
        };

        var redactor = new Redactor(folder.Suite().Redactions, []);

        Assert.Matches(@"^\[email\] \(card\) \[customer:[0-9a-f]{16}\]$", redactor.Redact("ann@example.org 4111111111111111 CUST-42"));
    }

    [Theory]
    [InlineData("redact: [email]", "redact[0] has to be one of emails, phone_numbers, card_numbers, keys, not 'email'; did you mean 'emails'?")]
    [InlineData("redact: [{ find: emails, pattern: x }]", "redact[0] needs exactly one of find, pattern")]
    [InlineData("redact: [{ pattern: 'a(' }]", "pattern is no regular expression: Invalid pattern 'a(' at offset 2. Not enough )'s.")]
    [InlineData("redact: [{ pattern: 'a*' }]", "pattern matches the empty text, which is everywhere")]
    [InlineData("redact: [{ find: emails, salt_env: ABSENT }]", "environment variable ABSENT is not set; it holds the salt of hashes")]
    [InlineData("profiles: { p: { models: { n: { timeout: 1s } } } }", "profile 'p' names a model 'n' that the suite has not; valid are m")]
    [InlineData("profiles: { p: { model: {} } }", "unknown key 'model' in profiles.p; did you mean 'models'?")]
    public void Load_WrongRule_IsAProblem(string part, params string[] expected)
    {
        using var folder = new SuiteFolder { ["more"] = part };
        Assert.Equal(expected, folder.Messages());
    }

    [Fact]
    public void Plan_ItemWithAKey_IsRefusedUnlessKeysAreTakenOut()
    {
        using var folder = new SuiteFolder();
        folder.Write("d.jsonl", """{"id":"a","answer":"use sk-live-4711abcdefghijklmnop","label":"x","kind":"k"}""");

        Assert.Equal(["d.jsonl:1: an item holds what looks like a secret key; take it out, or let `redact: [keys]` keep it out of everything that is written"], Problems(folder));
        folder["redact"] = "redact: keys";
        Assert.Empty(Problems(folder));
    }

    [Theory]
    [InlineData("task-management-software-for-all")]
    [InlineData("sk-learn-based-classification-pipeline")]
    [InlineData("Bearer of good news, and more of it")]
    public void Plan_ItemOfWords_HoldsNoKey(string text)
    {
        using var folder = new SuiteFolder();
        folder.Write("d.jsonl", $$"""{"id":"a","answer":"{{text}}","label":"x","kind":"k"}""");
        Assert.Empty(Problems(folder));
    }

    [Fact]
    public void Plan_ItemBeyondTheLimit_IsRefused()
    {
        using var folder = new SuiteFolder { ["dataset"] = "dataset: { path: d.jsonl, slices: [kind], max_item_chars: 60 }" };
        Assert.Empty(Problems(folder));
        folder.Write("d.jsonl", """{"id":"a","answer":"ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ","label":"x","kind":"k"}""");
        Assert.Equal([$"d.jsonl:1: an item has {"""{"id":"a","answer":"","label":"x","kind":"k"}""".Length + 30} characters, which is more than max_item_chars, 60"], Problems(folder));
    }

    private static IEnumerable<string> Problems(SuiteFolder folder) => RunPlanner.Plan(folder.Suite(), Options).Problems.Select(p => p.ToString());
}
