using EvalKit.JudgeChecks;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.JudgeChecks;

public sealed class JudgeCheckTests : IDisposable
{
    private readonly TestFolder _folder = new();

    // Cohen's kappa of the table 20, 5, 10, 15 is .4; sensitivity 20/25, specificity 15/25, precision 20/30, F1 40/55.
    [Fact]
    public void Of_TextbookTable_HasItsNumbers()
    {
        IEnumerable<Judgment> Rows(int count, string human, string judge) => Enumerable.Range(0, count).Select(i => new Judgment { Id = $"{human}{judge}{i}", Human = [human], Judge = [judge] });

        var group = Check([.. Rows(20, "yes", "pass"), .. Rows(5, "yes", "fail"), .. Rows(10, "no", "pass"), .. Rows(15, "no", "fail")], new JudgmentColumns());

        var agreement = group.Agreement!;
        Assert.Equal([[20, 5], [10, 15]], agreement.Matrix);
        Assert.Equal(0.4, agreement.Kappa.Value!.Value, 12);
        Assert.Equal((0.8, 0.6, 0.7), (agreement.Sensitivity!.Value, agreement.Specificity!.Value, agreement.Agreement.Value));
        Assert.Equal(20 / 30.0, agreement.Precision!.Value!.Value, 12);
        Assert.Equal(40 / 55.0, agreement.F1!.Value!.Value, 12);
        // Wilson's interval of 20 of 25.
        Assert.Equal(0.6087, agreement.Sensitivity.Low!.Value, 4);
        Assert.Equal(0.9114, agreement.Sensitivity.High!.Value, 4);
        Assert.Equal((15, 10), (group.Disagreements.Single().Disagreements, group.Disagreements[0].JudgeKinder));
    }

    [Fact]
    public void Of_UnusableVerdicts_AreCountedAndNeitherFailsNorLosses()
    {
        var group = Check(
            [
                new Judgment { Id = "1", Human = ["pass"], Judge = ["pass"] },
                new Judgment { Id = "2", Human = ["pass"], Judge = ["I cannot tell"] },
                new Judgment { Id = "3", Human = ["fail"], Judge = [null] },
                new Judgment { Id = "4", Human = ["fail"], Judge = ["fail"] },
            ],
            new JudgmentColumns(), new JudgeCheckOptions { Scale = VerdictScale.PassFail });

        Assert.Equal((2, 1, 1), (group.Judged, group.JudgeFailed, group.NotJudged));
        Assert.Equal((1, 2), (group.Agreement!.Agreement.Value, group.Agreement.Agreement.N));
        Assert.Equal(0.5, group.Agreement.AgreementOfAll);
    }

    [Fact]
    public void Of_TiedVotes_AreNoConsensus()
    {
        var group = Check(
            [
                new Judgment { Id = "1", Human = ["a", "a", "b"], Judge = ["a"] },
                new Judgment { Id = "2", Human = ["a", "b"], Judge = ["a"] },
                new Judgment { Id = "3", Human = ["a", "b", "c"], Judge = ["c"] },
            ],
            new JudgmentColumns());

        Assert.Equal((1, 2), (group.Labelled, group.NoConsensus));
        // Two raters agree in one of three pairs, in none, in none; the judge with one in 2/3, 1/2 and 1/3.
        Assert.Equal(1 / 9.0, group.People!.Agreement.Value!.Value, 12);
        Assert.Equal(0.5, group.People.JudgeWithOne!.Value!.Value, 12);
        Assert.Equal(0.5 - 1 / 9.0, group.People.JudgeMinusPeople!.Value!.Value, 12);
    }

    [Fact]
    public void Of_Repeats_MeasureTheJudgeAgainstItselfFirst()
    {
        var group = Check(
            [
                new Judgment { Id = "1", Human = ["4"], Judge = ["4", "4", "4"] },
                new Judgment { Id = "2", Human = ["2"], Judge = ["3", "2", "2"] },
                new Judgment { Id = "3", Human = ["5"], Judge = ["5", "5"] },
            ],
            new JudgmentColumns());

        Assert.Equal((1 + 1 / 3.0 + 1) / 3, group.Consistency!.Agreement.Value!.Value, 12);
        Assert.Equal(3, group.Consistency.Repeats);
        // Squared deviations of 3, 2, 2 are 2/3 with 2 of 5 degrees of freedom.
        Assert.Equal(Math.Sqrt(2 / 3.0 / 5), group.Consistency.Spread!.Value, 12);
        // The first verdict is compared with people: 4-4, 3-2, 5-5.
        Assert.Equal(1 / 3.0, group.Scores!.Bias!.Value!.Value, 12);
    }

    [Fact]
    public void Of_PairsInBothOrders_CountOnlyWinsThatSurviveTheSwap()
    {
        Judgment Pair(string id, string given, string? swapped) => new() { Id = id, Judge = [given], Swapped = swapped, Human = ["A"] };

        var group = Check([Pair("1", "A", "A"), Pair("2", "A", "B"), Pair("3", "B", "B"), Pair("4", "A", "tie"), Pair("5", "A", "")], new JudgmentColumns { Swapped = "swapped" });

        Assert.Equal((4, 1, 1, 2), (group.Pairs!.Pairs, group.Pairs.Wins, group.Pairs.Losses, group.Pairs.Ties));
        Assert.Equal((4, 1, 0.5), (group.Order!.Pairs, group.Order.Unusable, group.Order.Consistency.Value));
        // Of eight judgements the first place gets 1+1, 1+1, 0+... : (0, 1, 0, 1/2) over four pairs.
        Assert.Equal(1.5 / 4, group.Order.Bias.Value!.Value, 12);
        Assert.Equal(1 / 5.0, group.Order.RightInBoth!.Value!.Value, 12);
    }

    [Fact]
    public void Of_KnownTriples_HoldTheirOrder()
    {
        Judgment Answer(string item, int rank, string score) => new() { Id = $"{item}-{rank}", Within = item, Rank = rank, Judge = [score] };

        var group = Check(
            [
                Answer("q1", 1, "9"), Answer("q1", 2, "6"), Answer("q1", 3, "2"),
                Answer("q2", 1, "8"), Answer("q2", 2, "8"), Answer("q2", 3, "1"),
                Answer("q3", 1, "3"), Answer("q3", 2, "7"), Answer("q3", 3, "1"),
            ],
            new JudgmentColumns { Within = "item", Rank = "rank" });

        Assert.Equal((3, 1 / 3.0, 2 / 3.0), (group.KnownOrder!.Groups, group.KnownOrder.InOrder.Value, group.KnownOrder.BestOnTop.Value));
        Assert.Equal((1 + 2.5 / 3 + 2 / 3.0) / 3, group.KnownOrder.PairsRight.Value!.Value, 12);
        Assert.Equal(["q2", "q3"], group.KnownOrder.Broken);
    }

    [Fact]
    public void Of_SameAnswerUnderTwoNames_ShowsTheFavouredOne()
    {
        var rows = Enumerable.Range(0, 40).SelectMany(i => new[] { "ours", "theirs" }, (i, name) => new Judgment { Id = $"{i}", Claimed = name, Judge = [$"{3 + i % 3 + (name == "ours" && i % 4 != 0 ? 1 : 0)}"] });

        var names = Check([.. rows], new JudgmentColumns { Claimed = "name" }).Names!;

        Assert.Equal(["ours", "theirs"], names.LargestBetween);
        Assert.Equal(0.75, names.Largest.Value!.Value, 12);
        Assert.True(names.Largest.Low > 0);
        Assert.Equal(40, names.Answers);
    }

    [Fact]
    public void Of_OwnFamily_IsMeasuredBeyondPeople()
    {
        // People give both families the same; the judge adds a point to its own.
        var rows = Enumerable.Range(0, 60).Select(i => new Judgment { Id = $"{i}", Models = [i % 2 == 0 ? "x-large" : "other"], Human = [$"{1 + i % 5}"], Judge = [$"{1 + i % 5 + (i % 2 == 0 ? 1 : 0) + (i % 3 == 0 ? 0.5 : 0)}"] });

        var own = Check([.. rows], new JudgmentColumns { Model = ["model"] }, new JudgeCheckOptions { Own = ["x-large"] }).OwnFamily!;

        Assert.True(own.BeyondPeople);
        Assert.Equal((30, 30), (own.Own, own.Others));
        Assert.Equal(1, own.Preference.Value!.Value, 12);
        Assert.True(own.Preference.Low > 0.8);
    }

    [Fact]
    public void Of_Clauses_AreListedByTheirDisagreements()
    {
        var rows = Enumerable.Range(0, 30).Select(i => new Judgment { Id = $"{i}", Clause = i % 3 == 0 ? "refunds" : "tone", Human = ["pass"], Judge = [i % 3 == 0 && i % 2 == 0 || i == 1 ? "fail" : "pass"] });

        var disagreements = Check([.. rows], new JudgmentColumns { Clause = "clause" }).Disagreements;

        Assert.Equal([("refunds", 10, 5), ("tone", 20, 1)], disagreements.Select(d => (d.Clause, d.Rows, d.Disagreements)));
        Assert.Equal(["0", "6", "12", "18", "24"], disagreements[0].Listed.Select(d => d.Id));
    }

    [Fact]
    public void OfTable_LabelsInAFileOfTheirOwn_AreJoinedById()
    {
        var table = _folder.Write("judge.jsonl", """
            {"id": 1, "verdict": {"pass": true}, "model": "m"}
            {"id": 2, "verdict": {"pass": false}, "model": "m"}
            {"id": 3, "verdict": {"pass": false}, "model": "n"}
            """);
        var labels = _folder.Write("people.csv", "id,ann,ben\r\n1,pass,pass\r\n2,pass,fail\r\n3,fail,fail\r\n");

        var (result, problems) = JudgeCheck.OfTable(table, "judge.jsonl", (labels, "people.csv"), new JudgmentColumns { Judge = ["verdict.pass"], Human = ["ann", "ben"], By = ["model"] }, new JudgeCheckOptions());

        Assert.Empty(problems);
        Assert.Equal([("m", 2, 1, 1), ("n", 1, 1, 0)], result!.Groups.Select(g => (g.By["model"], g.Rows, g.Labelled, g.NoConsensus)));
        Assert.Equal(VerdictScale.PassFail, result.Scale);
    }

    [Theory]
    [InlineData("""{"id":"a","judge":"pass","human":"pass"}""" + "\n" + """{"id":"a","judge":"fail","human":"pass"}""", "judge", "t.jsonl:2: 'a' is judged twice: name the columns that tell rows apart with --id")]
    [InlineData("""{"id":"a","judge":"pass","human":"pass"}""", "juge", "t.jsonl: no row has a column 'juge'; did you mean 'judge'?")]
    [InlineData("""{"judge":"pass","human":"pass"}""", "judge", "t.jsonl:1: a row needs 'id'; valid are judge, human")]
    [InlineData("[1]", "judge", "t.jsonl:1:1: a row has to be an object, not an array")]
    [InlineData("""{"id":"a","judge":"A","human":"B"}""" + "\n" + """{"id":"b","judge":"C","human":"B"}""", "pairs", "t.jsonl: verdicts on pairs name two answers and may say tie; these name A, B, C: give the two with --valid, the words for a tie as well")]
    [InlineData("""{"id":"a","judge":"pass","human":"pass","rank":"best"}""", "rank", "t.jsonl:1: 'rank' has to be a number, not 'best'")]
    public void OfTable_BrokenTable_SaysWhatIsWrong(string text, string what, string problem)
    {
        var columns = new JudgmentColumns { Judge = [what is "juge" ? what : "judge"], Human = ["human"], Swapped = what == "pairs" ? "judge" : null, Rank = what == "rank" ? "rank" : null };

        var (result, problems) = JudgeCheck.OfTable(_folder.Write("t.jsonl", text + "\n"), "t.jsonl", null, columns, new JudgeCheckOptions());

        Assert.Null(result);
        Assert.Equal(problem, Assert.Single(problems).ToString());
    }

    public void Dispose() => _folder.Dispose();

    private static JudgeCheckGroup Check(IReadOnlyList<Judgment> rows, JudgmentColumns columns, JudgeCheckOptions? options = null)
    {
        var (result, problems) = JudgeCheck.Of("rows", rows, columns, options ?? new JudgeCheckOptions());
        Assert.Empty(problems);
        return result!.Groups.Single();
    }
}
