using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Testing;

/// <summary>A gate of a suite, or all of its items, as what a framework discovers, writes down, reads back and runs.</summary>
/// <param name="Settings">What the attribute says.</param>
/// <param name="Name">The name of the gate; <c>items</c> for the items.</param>
/// <param name="Id">What the case is known by when the limit of its gate changes.</param>
/// <param name="Traits">What it can be filtered by.</param>
internal sealed record SuiteCase(SuiteTestSettings Settings, string Name, string Id, IReadOnlyList<KeyValuePair<string, string>> Traits)
{
    public const string Items = "items";

    public bool IsItems => Id == Items;

    /// <summary>16 hexadecimal digits, the same in every process.</summary>
    public string IdHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Id)).AsSpan(0, 8));

    /// <summary>The cases of a suite that can be read.</summary>
    public static IEnumerable<SuiteCase> Of(SuiteTests suite, SuiteTestSettings settings)
    {
        foreach (var gate in suite.Gates)
            yield return new SuiteCase(settings, gate.Name, gate.Id, gate.Traits);
        if (settings.Items != ItemTests.None)
            yield return new SuiteCase(settings, Items, Items, suite.Traits);
    }

    /// <summary>What came of the case: one result for a gate, one for each item. Waits for the run that it shares with the others.</summary>
    public async Task<IEnumerable<CaseResult>> RunAsync(SharedRun run, CancellationToken cancellationToken)
    {
        try
        {
            var result = await run.ResultAsync(cancellationToken);
            return IsItems
                ? ItemVerdict.Of(result, Settings.Items).Select(i => new CaseResult(i.Name, i.Verdict, null))
                : [new CaseResult(Name, SuiteTests.Read(Settings.Path).Gate(Name).Judge(result, Settings.Options), null)];
        }
        catch (SuiteProblemsException e)
        {
            return [new CaseResult(Name, SharedRun.Unable(e, Settings.Options), null)];
        }
        catch (Exception e)
        {
            return [CaseResult.Broken(Name, e)];
        }
    }

    /// <summary>The case in texts, for frameworks that hand test cases from process to process.</summary>
    public string[] Write() =>
    [
        Name, Id, Settings.Path, Number((int)Settings.Items), Number((int)Settings.Options.Inconclusive), Number((int)Settings.Options.Missing),
        .. Traits.SelectMany(t => new[] { t.Key, t.Value }),
    ];

    public static SuiteCase Read(string[] texts) => new(
        new SuiteTestSettings(texts[2], (ItemTests)Number(texts[3]), new GateTestOptions { Inconclusive = (InconclusiveGates)Number(texts[4]), Missing = (MissingRecordings)Number(texts[5]) }),
        texts[0],
        texts[1],
        [.. texts.Skip(6).Chunk(2).Select(t => KeyValuePair.Create(t[0], t[1]))]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
