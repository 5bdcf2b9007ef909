using System.Text.RegularExpressions;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Prices;

/// <summary>
/// Finds the price of a model id: its own, else that of the name without the date of a snapshot. A fine-tuned model never costs what its base costs: only
/// <c>ft:BASE</c> stands for it.
/// </summary>
internal sealed partial class PriceBook(IReadOnlyDictionary<string, PriceList> prices)
{
    private const string FineTuned = "ft:";

    private static readonly Lazy<IReadOnlyDictionary<string, PriceBook>> BuiltIn = new(ReadBuiltIn);

    /// <summary>No price at all.</summary>
    public static PriceBook Empty { get; } = new(new Dictionary<string, PriceList>(StringComparer.Ordinal));

    /// <summary>The prices that are known of a provider's own service.</summary>
    public static PriceBook Of(string provider) => BuiltIn.Value.GetValueOrDefault(provider) ?? Empty;

    /// <summary>The prices under <c>prices</c> of a suite, or of the file that it names there.</summary>
    public static PriceBook OfSuite(YamlValue? value, LoadContext context)
    {
        if (value is not { Kind: YamlKind.Scalar })
            return value is null ? Empty : new PriceBook(PriceBinder.OfModels(value, context.Problems));
        if (value.Text.Length == 0 || !context.CheckFile(value, "prices"))
            return Empty;
        if (TextFile.Read(context.Resolve(value.Text), value.Text, context.Problems) is not { } text || YamlTreeReader.Read(text, value.Text, context.Problems) is not { } file)
            return Empty;
        context.NamedTexts.Add(text);
        ShapeCheck.Run(file, PriceShapes.Models, "prices", context.Problems);
        SecretLiterals.Check(file, context.Problems);
        return new PriceBook(PriceBinder.OfModels(file, context.Problems));
    }

    /// <summary>The prices of a model, or null where they are not known.</summary>
    public PriceList? Find(string model)
    {
        if (prices.Count == 0)
            return null;
        if (prices.TryGetValue(model, out var found))
            return found;
        var name = model.StartsWith(FineTuned, StringComparison.Ordinal) ? FineTuned + model[FineTuned.Length..].Split(':')[0] : model;
        return prices.GetValueOrDefault(name) ?? prices.GetValueOrDefault(Snapshot().Replace(name, ""));
    }

    private static Dictionary<string, PriceBook> ReadBuiltIn()
    {
        const string File = "prices.yaml";
        var problems = new ProblemList();
        var root = YamlTreeReader.Read(BuiltInPrices.Read(), File, problems) ?? throw new InvalidDataException($"{File}: {problems.ToList()[0].Message}");
        ShapeCheck.Run(root, new MapShape(PriceShapes.Models), "prices", problems);
        var books = root.Entries.ToDictionary(e => e.Key.Text, e => new PriceBook(PriceBinder.OfModels(e.Value, problems)), StringComparer.Ordinal);
        return problems.Any ? throw new InvalidDataException($"{File}: {problems.ToList()[0].Message}") : books;
    }

    [GeneratedRegex(@"-(\d{4}-\d{2}-\d{2}|\d{8})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snapshot();
}
