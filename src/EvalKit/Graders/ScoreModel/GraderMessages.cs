using EvalKit.Graders.Judging;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;
using Microsoft.Extensions.AI;

namespace EvalKit.Graders.ScoreModel;

/// <summary>
/// The messages of OpenAI's model graders: the suite writes them, the values in them are marked as material, and what judges have to know of marks and of the form of the
/// answer goes before them.
/// </summary>
internal sealed class GraderMessages(GraderSetup setup)
{
    private static readonly string[] Roles = ["user", "assistant", "system", "developer"];

    private readonly IReadOnlyList<(ChatRole Role, IReadOnlyList<GraderPart> Parts)> _messages =
    [
        .. (setup.Parameters["input"]?.Items ?? []).Select(m => (new ChatRole(m.Text("role") ?? "user"), (IReadOnlyList<GraderPart>)[.. GraderPart.Of(m["content"], setup)])),
    ];

    public static Key Input => new("input", new ListShape(new ObjectShape(
        new Key("role", new WordShape(Roles), "Who speaks.", IsRequired: true),
        new Key("type", new WordShape("message"), "Always `message`.", Default: "message"),
        new Key("content", new EitherShape(new TemplateShape(), new ListShape(GraderPart.Shape) { OrSingle = true }), "Its text, a part, or a list of parts: texts, `input_text`, `output_text`, `input_image`, `input_audio`.", IsRequired: true))) { MinimumItems = 1 },
        "The messages that the judge is sent, with `{{ item.name }}` and `{{ sample.name }}` places.", IsRequired: true);

    public static Key SamplingParameters { get; } = new(JudgeOptions.SamplingParameters, new ObjectShape(
        new Key("seed", new IntegerShape(), "The provider's sampling seed.") { IsNullable = true },
        new Key("top_p", new NumberShape(0, 1), "Nucleus sampling.") { IsNullable = true },
        new Key("temperature", new NumberShape(0, 2), "Sampling temperature.") { IsNullable = true },
        new Key("max_completions_tokens", new IntegerShape(1), "The most tokens of the judge's answer.") { IsNullable = true },
        new Key("reasoning_effort", new WordShape("none", "minimal", "low", "medium", "high", "xhigh", "max"), "How much a reasoning model thinks.") { IsNullable = true }),
        "Sampling parameters over those of the model; `null` leaves one, or all of them, as they are.", Example: "{ temperature: 0 }") { IsNullable = true };

    /// <summary>Reports messages whose values could not be marked.</summary>
    public static void Check(GraderSetup setup)
    {
        foreach (var place in (setup.Parameters["input"]?.Items ?? []).SelectMany(m => Texts(m["content"])))
            if (setup.Template(place).HasBlocks)
                setup.Problems.Add(place, "a judge's messages may hold values such as {{ item.name }} but no blocks: their values could not be marked as material");
    }

    /// <summary>The messages for one cell, or null with the reading that says what is missing.</summary>
    public IReadOnlyList<ChatMessage>? Of(TemplateScope scope, string task, VerdictForm form, out JudgeReading? failure)
    {
        failure = null;
        var messages = new List<ChatMessage> { new(ChatRole.System, JudgeMessages.Rules(task, form)) };
        foreach (var (role, parts) in _messages)
        {
            var contents = new List<AIContent>();
            foreach (var part in parts)
            {
                if (part.Render(scope, out var problem, out var missing) is { } content)
                {
                    contents.Add(content);
                    continue;
                }
                var score = missing.Length > 0 ? MissingValue.Score(missing) : Score.Missing(Outcome.Errored, problem);
                failure = JudgeReading.Failed(score.Reason!, score.Outcome);
                return null;
            }
            messages.Add(contents.TrueForAll(c => c is TextContent) ? new ChatMessage(role, string.Join('\n', contents.Cast<TextContent>().Select(c => c.Text))) : new ChatMessage(role, contents));
        }
        if (scope.Author is { } author)
            messages.Add(new ChatMessage(ChatRole.User, UntrustedText.Mark(JudgeMaterial.Author, author)));
        return messages;
    }

    /// <summary>The places of texts, whose values are marked.</summary>
    private static IEnumerable<YamlValue> Texts(YamlValue? content) => content switch
    {
        { Kind: YamlKind.Scalar } => [content],
        { Kind: YamlKind.Map } => Texts(content["text"]),
        { Kind: YamlKind.List } => content.Items.SelectMany(Texts),
        _ => [],
    };
}
