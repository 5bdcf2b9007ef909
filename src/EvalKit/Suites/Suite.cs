using EvalKit.Datasets;
using EvalKit.Decisions;
using EvalKit.Models;
using EvalKit.People;

namespace EvalKit.Suites;

/// <summary>A suite file, read and checked: what runs, on which data, how it is graded and what it has to hold.</summary>
public sealed record Suite
{
    /// <summary>The name; names the folder of its runs and the file of its baseline.</summary>
    public required string Name { get; init; }

    /// <summary>What the system under test is for, in words.</summary>
    public required string Objective { get; init; }

    /// <summary>Full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>The file as its user named it.</summary>
    public string ShownAs { get; init; } = "";

    /// <summary>SHA-256 of the file and of every prompt file it names, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The gold data.</summary>
    public required DatasetDefinition Dataset { get; init; }

    /// <summary>The models by name, in file order.</summary>
    public required IReadOnlyList<ModelDefinition> Models { get; init; }

    /// <summary>What is under test, in file order.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }

    /// <summary>The graders, in file order.</summary>
    public required IReadOnlyList<GraderConfiguration> Graders { get; init; }

    /// <summary>The rules that decide the exit code.</summary>
    public required IReadOnlyList<GateRule> Gates { get; init; }

    /// <summary>What the metrics are wanted to be: ticks, not gates.</summary>
    public IReadOnlyList<GateRule> Targets { get; init; } = [];

    /// <summary>How a variant is picked; null where the suite does not say.</summary>
    public PickSettings? Pick { get; init; }

    /// <summary>What a success saves and a failure costs; null where the suite does not say.</summary>
    public ValueRule? Value { get; init; }

    /// <summary>What people reach in the same work.</summary>
    public IReadOnlyList<HumanRule> Human { get; init; } = [];

    /// <summary>Which labels of people correct which grader.</summary>
    public IReadOnlyList<Corrections.Correction> Corrections { get; init; } = [];

    /// <summary>What judges were found to be worth, by grader, from the records beside them.</summary>
    public IReadOnlyDictionary<string, JudgeChecks.CalibrationRecord> Calibrations { get; init; } = new Dictionary<string, JudgeChecks.CalibrationRecord>(StringComparer.Ordinal);

    /// <summary>The items that count in no metric and no gate for now.</summary>
    public IReadOnlyList<QuarantinedItem> Quarantine { get; init; } = [];

    /// <summary>Which answers people have to look at.</summary>
    public IReadOnlyList<NeedsHumanRule> NeedsHuman { get; init; } = [];

    /// <summary>The slices that rules name, with their places.</summary>
    internal IEnumerable<(SliceKey Slice, Yaml.YamlValue Place)> NamedSlices =>
    [
        .. Gates.Concat(Targets).Concat(Pick?.HardLimits ?? []).Where(r => r.Slice is not null).Select(r => (r.Slice!, r.SlicePlace!)),
        .. Value?.Slices.Zip(Value.SlicePlaces, (s, place) => (s.Slice, place)) ?? [],
    ];

    /// <summary>Whether an item counts in no metric and no gate.</summary>
    /// <param name="item">The item's id.</param>
    public bool IsQuarantined(string item) => Quarantine.Count > 0 && Quarantine.Any(q => q.Item == item);

    /// <summary>How often each variant answers each item; at least 1.</summary>
    public int Repeats { get; init; } = SuiteDefaults.Repeats;

    /// <summary>The seed of every random choice in statistics.</summary>
    public long Seed { get; init; } = SuiteDefaults.Seed;

    /// <summary>The confidence level of intervals, in (0,1).</summary>
    public double Confidence { get; init; } = SuiteDefaults.Confidence;

    /// <summary>The share of planned cells that may be missing before the run counts as incomplete, in [0,1].</summary>
    public double AllowMissing { get; init; } = SuiteDefaults.AllowMissing;

    /// <summary>How many calls are in flight at once, unless the command line says otherwise; null for as many as the providers bear.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>What is taken out of answers and items before they are kept, graded and shown.</summary>
    public IReadOnlyList<Redaction> Redactions { get; init; } = [];

    /// <summary>Whether the dataset may hold what looks like keys, because they are taken out of everything.</summary>
    public bool MayHoldKeys { get; init; }

    /// <summary>The profile that was selected, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>What one run may spend.</summary>
    public SpendingLimit Budget { get; init; } = SpendingLimit.None;

    /// <summary>Full paths of recorded response files, read-only.</summary>
    public IReadOnlyList<string> RecordedResponses { get; init; } = [];

    /// <summary>What the response store keeps.</summary>
    public StoreContent StoreContent { get; init; } = StoreContent.Full;

    /// <summary>The environment variables that templates may name, with their values.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
