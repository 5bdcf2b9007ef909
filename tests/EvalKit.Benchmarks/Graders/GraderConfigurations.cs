using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Benchmarks.Graders;

/// <summary>Graders as a suite would configure them, by a name that says which.</summary>
internal static class GraderConfigurations
{
    private const string Reference = "reference: '{{ item.gold }}'";

    public static IReadOnlyDictionary<string, string> All { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["exact_match"] = $"type: exact_match\n{Reference}\nnormalize: [trim, casefold]",
        ["contains"] = $"type: contains\n{Reference}",
        ["regex"] = "type: regex\npattern: 'b[a-z]+e\\b'",
        ["numeric"] = "type: numeric\ninput: '{{ item.gold }} 12.5 kg'\nreference: '12.4 kg'\nabsolute_tolerance: 0.2\nunits: { kg: 1 }",
        ["token_f1"] = $"type: token_f1\n{Reference}",
        ["string_similarity"] = $"type: string_similarity\n{Reference}",
        ["string_similarity, weighted_ratio"] = $"type: string_similarity\n{Reference}\nmetric: weighted_ratio",
        ["error_rate"] = $"type: error_rate\n{Reference}",
        ["bleu"] = $"type: bleu\n{Reference}",
        ["chrf"] = $"type: chrf\n{Reference}",
        ["ter"] = $"type: ter\n{Reference}",
        ["gleu"] = $"type: gleu\n{Reference}",
        ["meteor"] = $"type: meteor\n{Reference}",
        ["rouge"] = $"type: rouge\n{Reference}",
        ["classification"] = $"type: classification\n{Reference}",
        ["length"] = "type: length\nmax: 80",
        ["distinct_n"] = "type: distinct_n",
        ["readability"] = "type: readability",
        ["quote_check"] = "type: quote_check\nsource: '{{ item.gold }}'\nextract: whole",
        ["multi of two"] = $"type: multi\ngraders: {{ a: {{ type: token_f1, {Reference} }}, b: {{ type: length }} }}\ncalculate_output: (a + b) / 2",
        ["json_valid"] = "type: json_valid",
        ["json_match"] = $"type: json_match\n{Reference}",
        ["json_schema"] = "type: json_schema\nschema: { type: object, required: [order, city], properties: { order: { type: string, pattern: '^A-[0-9]+$' }, city: { enum: [Lyon, Paris] }, total: { type: number, minimum: 0 } } }",
        ["json_rules"] = "type: json_rules\nrules: [ { field: order, required: true }, { field: city, one_of: [Lyon, Paris] } ]",
        ["fields"] = $"type: fields\n{Reference}",
        ["key_value_f1"] = "type: key_value_f1\ninput: '{{ sample.output_json.lines }}'\nreference: '{{ item.gold.lines }}'",
        ["object_list"] = "type: object_list\nlist: lines\nreference: '{{ item.gold.lines }}'\nkey: name",
    };

    public static bool IsOfJson(string name) => name is "json_valid" or "json_match" or "json_schema" or "json_rules" or "fields" or "key_value_f1" or "object_list";

    public static IGrader Create(string name)
    {
        var problems = new ProblemList();
        var surroundings = new GraderSurroundings(AppContext.BaseDirectory, new SystemEnvironment(), TimeProvider.System);
        var parameters = YamlTreeReader.Read(All[name], name, problems)!;
        ShapeCheck.Run(parameters, GraderCatalog.Shape, "the grader", problems);
        var type = GraderCatalog.Types[parameters.Text("type")!];
        var grader = type.Build(new GraderSetup(type.Define("g", parameters), parameters, problems, surroundings, (_, _) => null));
        return problems.ToList() is [var first, ..] ? throw new InvalidOperationException(first.ToString()) : grader;
    }
}
