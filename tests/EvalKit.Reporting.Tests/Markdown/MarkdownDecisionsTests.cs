using EvalKit.Decisions;
using EvalKit.Reporting.Markdown;
using EvalKit.Reporting.Tests.Exports;
using EvalKit.Results;

namespace EvalKit.Reporting.Tests.Markdown;

public sealed class MarkdownDecisionsTests
{
    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void Write_TicksValueAndPeople_MatchesTheCommittedFile(string culture) =>
        Snapshot.Matches(InCulture.Run(culture, () => MarkdownDecisions.Write(Decided("new", "escalated", "the cost is not known"))), "decisions.md");

    [Fact]
    public void Write_NothingDecided_IsEmpty() => Assert.Equal("", MarkdownDecisions.Write(SampleSummary.Of()));

    [Fact]
    public void Write_HostileTexts_StayText()
    {
        var text = MarkdownDecisions.Write(Decided(SampleSummary.Hostile, SampleSummary.Hostile, SampleSummary.Hostile));

        foreach (var forbidden in new[] { "<img", " [x](java", "@team", "#12", "www.evil", "https://", "\u001b", "\u202e", "\ud800", "\r", "\n# title" })
            Assert.DoesNotContain(forbidden, text, StringComparison.Ordinal);
        Assert.Equal([4, 4, 4], text.Split('\n').Where(l => l.StartsWith('|')).Select(l => l.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')));
    }

    private static Summary Decided(string variant, string failure, string reason)
    {
        var perCase = new CaseValue(20, [new FailureKind(failure, 1, 88)]);
        return SampleSummary.Of(variant: variant) with
        {
            Targets =
            [
                new TargetResult("cost.per_1000", null, "below 5", new OrderedDictionary<string, TargetTick>(StringComparer.Ordinal)
                {
                    ["old"] = new TargetTick { Value = 1.72, Outcome = TargetTick.Met, Proven = false, Reason = "1.72" },
                    [variant] = new TargetTick { Value = null, Outcome = TargetTick.Unknown, Reason = reason },
                }),
            ],
            CostRatios = [new CostRatio("old", variant, 0.0176)],
            Value = new ValueSummary
            {
                Metric = "label_x.mean",
                Currency = failure.Length > 20 ? failure : "EUR",
                SavingPerSuccess = 20,
                CostPerFailure = 88,
                Failures = perCase.Failures,
                BreakEven = 0.8148148148148148,
                BreakEvenPercent = 81.5m,
                Variants = new OrderedDictionary<string, VariantValue>(StringComparer.Ordinal)
                {
                    [variant] = new VariantValue
                    {
                        Accuracy = 0.815,
                        Net = perCase.Net(0.815),
                        NetLow = perCase.Net(0.7),
                        NetHigh = perCase.Net(0.9),
                        Balance = perCase.Balance(0.815, 1000),
                        Outcome = Verdicts.Inconclusive,
                        Reason = reason,
                        Slices = new OrderedDictionary<string, SliceValue>(StringComparer.Ordinal) { [failure] = new SliceValue(0.7, 0.6, 0.8, 50, 81.5m, -12.4m, SliceValue.Human) },
                    },
                },
            },
            Human =
            [
                new HumanResult
                {
                    Name = reason,
                    Measured = false,
                    People = 0.45,
                    HigherIsBetter = true,
                    Variants = new OrderedDictionary<string, HumanComparison>(StringComparer.Ordinal) { [variant] = new HumanComparison { Value = 0.57, Difference = 0.12, ErrorsRemoved = 0.12 / 0.55, Better = "variant" } },
                },
            ],
        };
    }
}
