using EvalKit.Graders.Bleu;
using EvalKit.Graders.Classification;
using EvalKit.Graders.Contains;
using EvalKit.Graders.Cost;
using EvalKit.Graders.EmbeddingSimilarity;
using EvalKit.Graders.ExactMatch;
using EvalKit.Graders.JsonMatch;
using EvalKit.Graders.JsonValid;
using EvalKit.Graders.Latency;
using EvalKit.Graders.Length;
using EvalKit.Graders.Numeric;
using EvalKit.Graders.Ranking;
using EvalKit.Graders.RegexMatch;
using EvalKit.Graders.Rouge;
using EvalKit.Graders.StringSimilarity;
using EvalKit.Graders.TokenF1;
using EvalKit.Shapes;

namespace EvalKit.Graders;

/// <summary>All grader types. A new type is added here and nowhere else.</summary>
internal static class GraderCatalog
{
    public static IReadOnlyDictionary<string, GraderType> Types { get; } = new GraderType[]
    {
        new ExactMatchType(),
        new ContainsType(),
        new RegexType(),
        new NumericType(),
        new StringSimilarityType(),
        new TokenF1Type(),
        new BleuType(),
        new RougeType(),
        new EmbeddingSimilarityType(),
        new JsonValidType(),
        new JsonMatchType(),
        new ClassificationType(),
        new RankingType(),
        new LengthType(),
        new LatencyType(),
        new CostType(),
    }.ToDictionary(t => t.Type, StringComparer.Ordinal);

    public static TaggedShape Shape { get; } = new("type", Types.ToDictionary(t => t.Key, t => t.Value.Shape, StringComparer.Ordinal));
}
