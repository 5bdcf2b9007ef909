using EvalKit.Graders.Abstention;
using EvalKit.Graders.BertScore;
using EvalKit.Graders.Bleu;
using EvalKit.Graders.ChrF;
using EvalKit.Graders.Citation;
using EvalKit.Graders.Classification;
using EvalKit.Graders.Code;
using EvalKit.Graders.CodeBlocks;
using EvalKit.Graders.CodeStructure;
using EvalKit.Graders.Command;
using EvalKit.Graders.Contains;
using EvalKit.Graders.Context;
using EvalKit.Graders.Cost;
using EvalKit.Graders.DistinctN;
using EvalKit.Graders.EmbeddingSimilarity;
using EvalKit.Graders.ErrorRate;
using EvalKit.Graders.ExactMatch;
using EvalKit.Graders.Fields;
using EvalKit.Graders.FunctionCall;
using EvalKit.Graders.Gleu;
using EvalKit.Graders.HiddenReasoning;
using EvalKit.Graders.Human;
using EvalKit.Graders.JsonMatch;
using EvalKit.Graders.JsonRules;
using EvalKit.Graders.JsonSchema;
using EvalKit.Graders.JsonValid;
using EvalKit.Graders.JudgeLabels;
using EvalKit.Graders.JudgePassFail;
using EvalKit.Graders.JudgeRubric;
using EvalKit.Graders.JudgeScore;
using EvalKit.Graders.KeyValueF1;
using EvalKit.Graders.Latency;
using EvalKit.Graders.Length;
using EvalKit.Graders.Meteor;
using EvalKit.Graders.Moderation;
using EvalKit.Graders.Multi;
using EvalKit.Graders.Multilabel;
using EvalKit.Graders.NearestLabel;
using EvalKit.Graders.Numeric;
using EvalKit.Graders.ObjectList;
using EvalKit.Graders.PassageF1;
using EvalKit.Graders.Probabilities;
using EvalKit.Graders.QuoteCheck;
using EvalKit.Graders.Ranking;
using EvalKit.Graders.Readability;
using EvalKit.Graders.RegexMatch;
using EvalKit.Graders.Rouge;
using EvalKit.Graders.SpanF1;
using EvalKit.Graders.Spelling;
using EvalKit.Graders.Sql;
using EvalKit.Graders.StagedFormat;
using EvalKit.Graders.StringSimilarity;
using EvalKit.Graders.Ter;
using EvalKit.Graders.TokenF1;
using EvalKit.Graders.Transcript;
using EvalKit.Graders.TwoLevelLabel;
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
        new ChrFType(),
        new GleuType(),
        new MeteorType(),
        new TerType(),
        new RougeType(),
        new ErrorRateType(),
        new EmbeddingSimilarityType(),
        new BertScoreType(),
        new JsonValidType(),
        new JsonMatchType(),
        new JsonSchemaType(),
        new JsonRulesType(),
        new FieldsType(),
        new ObjectListType(),
        new KeyValueF1Type(),
        new SpanF1Type(),
        new PassageF1Type(),
        new FunctionCallType(),
        new ClassificationType(),
        new TwoLevelLabelType(),
        new MultilabelType(),
        new ProbabilitiesType(),
        new NearestLabelType(),
        new RankingType(),
        new ContextPrecisionType(),
        new ContextRecallType(),
        new LengthType(),
        new DistinctNType(),
        new ReadabilityType(),
        new SpellingType(),
        new StagedFormatType(),
        new CodeBlocksType(),
        new CodeStructureType(),
        new QuoteCheckType(),
        new CitationType(),
        new AbstentionType(),
        new HiddenReasoningType(),
        new TranscriptType(),
        new ModerationType(),
        new SqlType(),
        new CommandType(),
        new JudgePassFailType(),
        new JudgeLabelsType(),
        new JudgeScoreType(),
        new JudgeRubricType(),
        new CodeType(),
        new HumanType(),
        new LatencyType(),
        new CostType(),
        new MultiType(),
    }.ToDictionary(t => t.Type, StringComparer.Ordinal);

    /// <summary>The types that may stand inside another grader.</summary>
    public static TaggedShape PlainShape { get; } = new("type", ShapesByName.Of(Types.Values.Where(t => t is not (MultiType or CodeType)), t => t.Type, t => t.Shape));

    public static TaggedShape Shape { get; } = new("type", ShapesByName.Of(Types.Values, t => t.Type, t => t.Shape));
}
