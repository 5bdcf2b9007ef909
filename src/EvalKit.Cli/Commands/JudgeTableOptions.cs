using System.CommandLine;
using EvalKit.JudgeChecks;

namespace EvalKit.Cli.Commands;

/// <summary>The options that say what the columns of a table of judgements are.</summary>
internal sealed class JudgeTableOptions
{
    private readonly Option<string[]> _id = Several("--id", "The columns that tell rows apart, and join the rows of --labels [default: id].", "COLUMN");
    private readonly Option<string[]> _judge = Several("--judge", "The judge's verdict; several columns, or a list in one, are repeats of the same question [default: judge].", "COLUMN");
    private readonly Option<string[]> _human = Several("--human", "People's verdicts; several columns, or a list in one, are raters [default: human].", "COLUMN");
    private readonly Option<string[]> _by = Several("--by", "Check the rows of each value apart.", "COLUMN");
    private readonly Option<string?> _against = One("--against", "For a judge that scores both answers of a pair: the second score.");
    private readonly Option<string?> _swapped = One("--swapped", "For pairs: the verdict with the answers shown the other way round, naming the same answer by the same word.");
    private readonly Option<string?> _within = One("--within", "Correlate within each value of this column as well, and hold known orders within it.");
    private readonly Option<string?> _cluster = One("--cluster", "The sampling unit of rows that are not independent, such as the question of several answers.");
    private readonly Option<string?> _rank = One("--rank", "The known place of an answer among those of one --within: 1 is the best.");
    private readonly Option<string[]> _length = Several("--length", "The length of the answer, or of both answers of a pair: numbers, or texts whose characters are counted.", "COLUMN");
    private readonly Option<string[]> _model = Several("--model", "Who wrote the answer, or both answers of a pair.", "COLUMN");
    private readonly Option<string?> _claimed = One("--claimed", "The name under which the judge was shown the answer, where it was shown under several.");
    private readonly Option<string?> _clause = One("--clause", "The clause of the rubric that decides the row.");

    public JudgeTableOptions() => OptionChecks.OneOfIfGiven(Scale, JudgeCheckCommand.ScaleWords);

    /// <summary>A file of labels.</summary>
    public Option<string?> Labels { get; } = new("--labels") { Description = "People's labels, and other columns, in a table of their own, joined by --id.", HelpName = "FILE" };

    /// <summary>What verdicts are.</summary>
    public Option<string?> Scale { get; } = new("--scale") { Description = "What verdicts are [default: seen from them].", HelpName = "pass_fail|labels|ranks|scores" };

    /// <summary>The verdict that passes.</summary>
    public Option<string?> Positive { get; } = new("--positive") { Description = "The verdict that passes; every other fails [default: true, yes, pass, correct, 1].", HelpName = "VERDICT" };

    /// <summary>Verdicts that say nothing.</summary>
    public Option<string[]> Unusable { get; } = Several("--unusable", "Verdicts that say nothing: counted as judge_failed, never as a fail.", "VERDICT");

    /// <summary>The only verdicts.</summary>
    public Option<string[]> Valid { get; } = Several("--valid", "The only verdicts that say something.", "VERDICT");

    /// <summary>The judge's family.</summary>
    public Option<string[]> Own { get; } = Several("--own", "The values of --model that are the judge's own family.", "NAME");

    /// <summary>The level of intervals.</summary>
    public Option<double?> Confidence { get; } = new("--confidence") { Description = "The confidence level of intervals [default: 0.95].", HelpName = "LEVEL", CustomParser = NumberOption.Share };

    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_judge, _human, Labels, _id, _by, Scale, Positive, Unusable, Valid, _swapped, _against, _within, _cluster, _rank, _length, _model, Own, _claimed, _clause, Confidence])
            command.Add(option);
    }

    public JudgmentColumns Columns(ParseResult parsed) => new()
    {
        Id = parsed.GetValue(_id) is { Length: > 0 } id ? id : ["id"],
        Judge = parsed.GetValue(_judge) ?? [],
        Human = parsed.GetValue(_human) ?? [],
        By = parsed.GetValue(_by) ?? [],
        Against = parsed.GetValue(_against),
        Swapped = parsed.GetValue(_swapped),
        Within = parsed.GetValue(_within),
        Cluster = parsed.GetValue(_cluster),
        Rank = parsed.GetValue(_rank),
        Length = parsed.GetValue(_length) ?? [],
        Model = parsed.GetValue(_model) ?? [],
        Claimed = parsed.GetValue(_claimed),
        Clause = parsed.GetValue(_clause),
    };

    private static Option<string[]> Several(string name, string description, string help) => new(name) { Description = description, HelpName = help, AllowMultipleArgumentsPerToken = true };

    private static Option<string?> One(string name, string description) => new(name) { Description = description, HelpName = "COLUMN" };
}
