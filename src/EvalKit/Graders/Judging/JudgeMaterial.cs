using EvalKit.Prompts;
using EvalKit.Results;

namespace EvalKit.Graders.Judging;

/// <summary>The templates of the pieces that a judge may be shown.</summary>
internal sealed class JudgeMaterial
{
    public const string Question = "question", Context = "context", Reference = "reference", Answer = "answer", Author = "written_by";

    private readonly Template? _question;
    private readonly Template? _context;
    private readonly IReadOnlyList<Template> _references;
    private readonly Template? _answer;
    private readonly IReadOnlyList<(string Tag, Template Template)> _shown;

    public JudgeMaterial(GraderSetup setup, bool hasAnswer)
    {
        _question = Optional(setup, Question);
        _context = Optional(setup, Context);
        _references = setup.Templates(Reference);
        _answer = hasAnswer ? setup.Template("input") : null;
        _shown = [.. (setup.Parameters[JudgeKeys.Show.Name]?.Entries ?? []).Select(e => (e.Key.Text, setup.Template(e.Value)))];
    }

    /// <summary>The pieces of one cell, or the score of a cell that lacks one.</summary>
    public JudgeCellMaterial? Of(TemplateScope scope, out Score? missing)
    {
        missing = null;
        var pieces = new List<Piece>();
        foreach (var (tag, template) in (IEnumerable<(string, Template?)>)[(Question, _question), .. _shown, (Context, _context), .. _references.Select(r => (Reference, r)), (Answer, _answer)])
        {
            if (template is null)
                continue;
            var value = template.Evaluate(scope, out var path);
            if (value.IsMissing)
            {
                missing = MissingValue.Score(path);
                return null;
            }
            foreach (var text in tag is Context or Reference ? PieceList.Texts(value) : [value.Render()])
                pieces.Add(new Piece(tag, text));
        }
        if (scope.Author is { } author)
            pieces.Insert(Math.Max(0, pieces.Count - 1), new Piece(Author, author));
        return new JudgeCellMaterial(pieces);
    }

    private static Template? Optional(GraderSetup setup, string key) => setup.Parameters[key] is null ? null : setup.Template(key);
}

/// <summary>The pieces of one cell, in the order in which they are shown: what was asked, what it may be judged by, the answer.</summary>
internal sealed record JudgeCellMaterial(IReadOnlyList<Piece> Pieces)
{
    public string Answer => Pieces[^1].Text;

    /// <summary>All pieces but the answer and what would give it away.</summary>
    public IEnumerable<Piece> WithoutAnswers => Pieces.Where(p => p.Tag is not (JudgeMaterial.Answer or JudgeMaterial.Reference));

    public IReadOnlyList<string> Texts(string tag) => [.. Pieces.Where(p => p.Tag == tag).Select(p => p.Text)];
}
