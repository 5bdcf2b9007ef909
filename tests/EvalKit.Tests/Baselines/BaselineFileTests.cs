using System.Globalization;
using EvalKit.Baselines;
using EvalKit.Gates;
using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Tests.Results;
using static EvalKit.Tests.Results.TestSuite;

namespace EvalKit.Tests.Baselines;

public sealed class BaselineFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-baseline-").FullName;

    private string File => Path.Combine(_folder, "baselines", "suite.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Read_WrittenRun_ComparesWithoutAnyDifference(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var run = Recorded();
            BaselineFile.Write(File, run, "v", DateTimeOffset.UnixEpoch);
            var (baseline, problems) = BaselineFile.Read(File, File);

            Assert.Empty(problems);
            Assert.Equal(("suite", "r1", "1970-01-01T00:00:00Z", "v"), (baseline!.Suite, baseline.RunId, baseline.Accepted, baseline.Main));
            var summary = Summarise(run.Data, 1, baseline.For, Against(0.9), Against(0.9, "intent.macro_f1"), Against(5, "cost.mean"));
            Assert.All(summary.Comparisons, c => Assert.Equal((0.0, 0, 0), (c.Difference, c.Wins, c.Losses)));
            Assert.All(summary.Comparisons, c => Assert.Equal((0, 0, 0), (c.ItemsChanged, c.ItemsAdded, c.ItemsRemoved)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Read_WrittenRun_KeepsLabelsUndefinedAndMissingOutcomes()
    {
        var run = Recorded();
        BaselineFile.Write(File, run, "v", DateTimeOffset.UnixEpoch);

        var read = BaselineFile.Read(File, File).Baseline!.Sides["v"].Variant;

        var written = run.Data.Variants[0];
        foreach (var scores in written.Graders)
            for (var cell = 0; cell < scores.Count; cell++)
            {
                var other = read.Grader(scores.Definition.Name)!;
                Assert.Equal(scores.OutcomeOf(cell), other.OutcomeOf(cell));
                for (var column = 0; column < scores.Definition.Columns.Count; column++)
                    Assert.Equal(scores.Value(cell, column), other.Value(cell, column));
                if (scores.Definition.HasLabels && scores.OutcomeOf(cell) == Outcome.Scored)
                    Assert.Equal(scores.LabelsOf(cell), other.LabelsOf(cell));
                if (scores.OutcomeOf(cell) == Outcome.Scored)
                    Assert.Equal(scores.TermsOf(cell), other.TermsOf(cell));
            }
        Assert.Equal("5 \"q\"", BaselineFile.Read(File, File).Baseline!.Sides["v"].Fingerprint!["model k"]);
    }

    [Fact]
    public void For_VariantOfAnotherName_IsTheMainOne()
    {
        BaselineFile.Write(File, Recorded(), "v", DateTimeOffset.UnixEpoch);
        var baseline = BaselineFile.Read(File, File).Baseline!;

        Assert.Same(baseline.Sides["v"], baseline.For(new VariantData("renamed", false, [], 0)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schema":2}""")]
    [InlineData("""{"schema":1.5}""")]
    [InlineData("""{"schema":1,"repeats":1,"main":"v","variants":{},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"schema":1,"repeats":1,"main":"v","variants":{"v":1},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"schema":1,"repeats":99999999999,"main":"v","variants":{}}""")]
    [InlineData("""{"schema":1,"repeats":0,"main":"v","variants":{"v":{"fingerprint":{},"graders":{},"items":[]}},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"schema":1,"repeats":-1,"main":"v","variants":{"v":{"fingerprint":{},"graders":{},"items":[{"id":"a","hash":"01","s":{}}]}},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"schema":1,"repeats":1,"main":"v","variants":{"v":{"fingerprint":{},"graders":{},"items":[{"id":"a","hash":"123456789012345678","s":{}}]}},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"schema":1,"repeats":1,"main":"v","variants":{"v":{"fingerprint":{},"graders":{},"items":[{"id":"a","hash":"xyz","s":{}}]}},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"schema":1,"repeats":1,"main":"v","variants":{"v":{"fingerprint":{},"graders":{},"items":[{"id":null,"hash":"01","s":{}}]}},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"schema":1,"repeats":2,"main":"v","variants":{"v":{"fingerprint":{},"graders":{"g":{"type":"t","signature":"s","columns":["score"],"labels":false}},"items":[{"id":"a","hash":"01","s":{"g":[[1]]}}]}},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"schema":1,"repeats":1,"main":"v","variants":{"v":{"fingerprint":{},"graders":{"g":{"type":"t","signature":"s","columns":["score"],"labels":true}},"items":[{"id":"a","hash":"01","s":{"g":[[1]]}}]}},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"schema":1,"repeats":1,"main":"v","variants":{"v":{"fingerprint":{},"graders":{"g":{"type":"t","signature":"s","columns":["score"],"labels":true}},"items":[{"id":"a","hash":"01","s":{"g":[[1,null,null]]}}]}},"suite":"s","run":"r","accepted":"t"}""")]
    [InlineData("""{"results":[{"prompt":"not ours"}]}""")]
    public void Read_BrokenOrForeignFile_IsOneProblem(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);

        var (baseline, problems) = BaselineFile.Read(File, "suite.json");

        Assert.Null(baseline);
        Assert.Equal("suite.json", Assert.Single(problems).File);
    }

    [Fact]
    public void Read_FileCutOffAnywhere_IsOneProblem()
    {
        BaselineFile.Write(File, Recorded(), "v", DateTimeOffset.UnixEpoch);
        var text = System.IO.File.ReadAllText(File);
        for (var length = 0; length < text.Length - 2; length += 97)
        {
            System.IO.File.WriteAllText(File, text[..length]);
            Assert.Single(BaselineFile.Read(File, "suite.json").Problems);
        }
    }

    private static RecordedRun Recorded()
    {
        var intent = EvalKit.Graders.GraderCatalog.Types["classification"].Define("intent", EvalKit.Yaml.YamlValue.Map("", 0, 0, []));
        var variety = EvalKit.Graders.GraderCatalog.Types["distinct_n"].Define("variety", EvalKit.Yaml.YamlTreeReader.Read("n: 1\ncorpus: true", "s", new EvalKit.Problems.ProblemList())!);
        GraderDefinition[] graders = [TestRun.Label, intent, variety];
        var variant = new VariantData("v", false, [.. graders, .. BuiltinMetrics.All], 12);
        for (var cell = 0; cell < 12; cell++)
        {
            TestRun.Set(variant, cell, cell switch { 3 => null, 4 or 5 => double.NaN, _ => cell / 7.0 % 1 });
            variant.Graders[1].Set(cell, cell == 7 ? Score.Missing(Outcome.Refused, null) : new Score
            {
                Outcome = Outcome.Scored,
                Columns = [cell % 2],
                Gold = cell % 3 == 0 ? "İstanbul \"x\"" : "b",
                Predicted = cell % 2 == 0 ? ConfusionMatrix.InvalidLabel : "b\n",
            });
            variant.Graders[2].Set(cell, new Score { Outcome = Outcome.Scored, Columns = [1, cell % 3, 1, cell % 3, cell % 3], Terms = [.. Enumerable.Range(0, cell % 3).Select(i => ulong.MaxValue - (ulong)i)] });
        }
        TestRun.SetQuantity(variant, "cost", [.. Enumerable.Range(0, 12).Select(i => (double?)(i * 1.1e-7))]);
        var fingerprints = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
        {
            ["v"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["model k"] = "5 \"q\"" },
        };
        return new RecordedRun("suite", "r1", new RunData(TestRun.Items(6), 2, [variant]), graders, fingerprints, 0.95, 1);
    }
}
