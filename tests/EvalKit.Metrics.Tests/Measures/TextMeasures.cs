using System.Buffers;
using System.Text.Json;

namespace EvalKit.Metrics.Tests.Measures;

/// <summary>Every number that the library makes of texts, in each of its settings.</summary>
internal static class TextMeasures
{
    private const TextNormalization Everything = TextNormalization.Nfc | TextNormalization.Nfkc | TextNormalization.CaseFold
        | TextNormalization.StripPunctuation | TextNormalization.StripArticles | TextNormalization.CollapseWhitespace | TextNormalization.Trim;

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789 ");

    public static IReadOnlyList<TextMeasure> All { get; } =
        [.. Bleu(), .. Corpus(), .. Rouge(), .. Answers(), .. Strings(), .. Ratios(), .. Rates(), .. Texts(), .. Labels()];

    public static TextMeasure Named(string name) => All.Single(measure => string.Equals(measure.ToString(), name, StringComparison.Ordinal));

    private static IEnumerable<TextMeasure> Bleu()
    {
        BleuOptions[] settings =
        [
            .. Enum.GetValues<BleuTokenizer>().Select(tokenizer => new BleuOptions { Tokenizer = tokenizer }),
            .. Enum.GetValues<BleuSmoothing>().Select(smoothing => new BleuOptions { Smoothing = smoothing, Lowercase = true }),
        ];
        foreach (var options in settings)
        {
            var bleu = new Metrics.Bleu(options);
            yield return Percent(typeof(Metrics.Bleu), bleu.Signature, (first, second) => bleu.SentenceScore(first, [second]))
                with { IsVariation = options.Lowercase && options.Smoothing != BleuSmoothing.Floor };
            yield return Percent(typeof(Metrics.Bleu), bleu.Signature + " corpus", (first, second) =>
                bleu.Score(bleu.Collect(first, [second]) + bleu.Collect(second, [first, "other"]))) with { OfIdentical = null, IsVariation = true };
            yield return TextMeasure.OfText(typeof(Metrics.Bleu), bleu.Signature + " tokens", bleu.Tokenize)
                with { IsVariation = options.Lowercase };
        }
    }

    private static IEnumerable<TextMeasure> Corpus()
    {
        ChrFOptions[] chrf =
            [new(), new() { WordOrder = 2 }, new() { Whitespace = true, Lowercase = true }, new() { EpsilonSmoothing = true, Beta = 1 }];
        foreach (var options in chrf)
        {
            var metric = new Metrics.ChrF(options);
            yield return Percent(typeof(Metrics.ChrF), metric.Signature, (first, second) => metric.SentenceScore(first, [second]))
                with { OfIdentical = options.EpsilonSmoothing ? null : 100 };
        }

        TerOptions[] ter = [new(), new() { Normalized = true, AsianSupport = true }, new() { RemovePunctuation = true, AsianSupport = true, CaseSensitive = true }];
        foreach (var options in ter)
        {
            var metric = new Metrics.Ter(options);
            yield return new TextMeasure(typeof(Metrics.Ter), metric.Signature, (first, second) => metric.SentenceScore(first, [second]))
                { High = double.MaxValue, OfIdentical = 0 };
        }

        var gleu = new Metrics.Gleu();
        yield return new(typeof(Metrics.Gleu), "sentence", (first, second) => gleu.SentenceScore(first, [second])) { OfIdentical = 1, IsSymmetric = true };
        var meteor = new Metrics.Meteor();
        yield return new(typeof(Metrics.Meteor), "exact and stem", (first, second) => meteor.Score(first, [second]));
        yield return new(typeof(Metrics.BertScore), "letters of words", (first, second) => Metrics.BertScore.Compare(Letters(first), Letters(second)).F1)
            { OfIdentical = 1, IsSymmetric = true };
    }

    private static IEnumerable<TextMeasure> Rouge()
    {
        RougeVariant[] variants = [RougeVariant.N(1), RougeVariant.N(2), RougeVariant.N(9), RougeVariant.L, RougeVariant.Lsum];
        RougeOptions[] settings = [new(), new() { UseStemmer = true }, new() { Tokenizer = RougeTokenizer.Unicode }];
        foreach (var options in settings)
        {
            var rouge = new Metrics.Rouge(options);
            foreach (var variant in variants)
            {
                yield return new(typeof(Metrics.Rouge), $"{variant} {rouge.Signature}", (first, second) => Score(rouge, variant, first, second).F)
                    { OfIdentical = variant.Order > 1 ? null : 1, IsSymmetric = variant != RougeVariant.Lsum, IsSlow = variant == RougeVariant.Lsum };
                yield return new(typeof(Metrics.Rouge), $"{variant} precision {rouge.Signature}", (first, second) => Score(rouge, variant, first, second).Precision)
                    { IsVariation = true };
                yield return new(typeof(Metrics.Rouge), $"{variant} recall {rouge.Signature}", (first, second) => Score(rouge, variant, first, second).Recall)
                    { IsVariation = true };
            }

            yield return new(typeof(Metrics.Rouge), $"has tokens {rouge.Signature}", (first, _) => rouge.HasTokens(first) ? 1 : 0)
                { OfIdentical = 1, IsVariation = true };
        }

        yield return TextMeasure.OfText(typeof(PorterStemmer), "stem", PorterStemmer.Stem);
    }

    private static IEnumerable<TextMeasure> Answers()
    {
        foreach (var version in Enum.GetValues<SquadVersion>())
        {
            yield return new(typeof(Metrics.TokenF1), $"{version} F1", (first, second) => Metrics.TokenF1.Score(first, [second], version).F1)
                { OfIdentical = 1, IsSymmetric = true };
            yield return new(typeof(Metrics.TokenF1), $"{version} exact", (first, second) => Metrics.TokenF1.Score(first, [second], version).ExactMatch)
                { OfIdentical = 1, IsSymmetric = true };
        }

        yield return new(typeof(NormalizedInclusion), "match", (first, second) => NormalizedInclusion.IsMatch(first, second) ? 1 : 0)
            { OfIdentical = 1, IsSymmetric = true };
        yield return TextMeasure.OfText(typeof(SquadNormalizer), "normalize", SquadNormalizer.Normalize);
        foreach (var mode in Enum.GetValues<QuoteMode>())
        {
            yield return new(typeof(QuoteMatch), mode.ToString(), (first, second) => QuoteMatch.Similarity(first, second, mode))
                { OfIdentical = 1, IsSlow = mode == QuoteMode.Fuzzy };
        }

        foreach (var step in Enum.GetValues<TextNormalization>().Append(Everything))
        {
            yield return new(typeof(ExactMatch), step.ToString(), (first, second) => ExactMatch.IsMatch(first, second, step) ? 1 : 0)
                { OfIdentical = 1, IsSymmetric = true, IsVariation = step != Everything };
            yield return TextMeasure.OfText(typeof(TextNormalizer), step.ToString(), text => TextNormalizer.Apply(text, step))
                with { IsVariation = step != Everything };
        }
    }

    private static IEnumerable<TextMeasure> Strings()
    {
        yield return Distance("Levenshtein", (first, second) => StringDistance.Levenshtein(first, second));
        yield return Distance("OSA", (first, second) => StringDistance.DamerauOsa(first, second));
        yield return Distance("Damerau", (first, second) => StringDistance.Damerau(first, second)) with { IsSlow = true };
        yield return Distance("indel", (first, second) => StringDistance.Indel(first, second));
        yield return Distance("subsequence", (first, second) => StringDistance.LongestCommonSubsequence(first, second)) with { OfIdentical = null };
        yield return Distance("substring", (first, second) => StringDistance.LongestCommonSubstring(first, second)) with { OfIdentical = null, IsSlow = true };
        yield return new(typeof(JaroSimilarity), "Jaro", (first, second) => JaroSimilarity.Jaro(first, second)) { OfIdentical = 1 };
        yield return new(typeof(JaroSimilarity), "Jaro-Winkler", (first, second) => JaroSimilarity.JaroWinkler(first, second)) { OfIdentical = 1 };
        foreach (var kind in Enum.GetValues<StringSimilarity>())
        {
            yield return new(typeof(StringSimilarities), kind.ToString(), (first, second) => StringSimilarities.Score(kind, first, second))
            {
                OfIdentical = 1,
                IsSymmetric = kind is not (StringSimilarity.Jaro or StringSimilarity.JaroWinkler),
                IsVariation = true,
            };
        }
    }

    private static IEnumerable<TextMeasure> Ratios()
    {
        yield return Ratio("ratio", Fuzz.Ratio);
        yield return Ratio("partial_ratio", Fuzz.PartialRatio) with { IsSlow = true };
        yield return Ratio("token_sort_ratio", Fuzz.TokenSortRatio);
        yield return Ratio("token_set_ratio", Fuzz.TokenSetRatio);
        yield return Ratio("token_ratio", Fuzz.TokenRatio);
        yield return Ratio("partial_token_sort_ratio", Fuzz.PartialTokenSortRatio) with { IsSlow = true };
        yield return Ratio("partial_token_set_ratio", Fuzz.PartialTokenSetRatio);
        yield return Ratio("partial_token_ratio", Fuzz.PartialTokenRatio);
        yield return Ratio("QRatio", Fuzz.QuickRatio);
        yield return Ratio("WRatio", Fuzz.WeightedRatio);
        yield return TextMeasure.OfText(typeof(Fuzz), "default_process", Fuzz.DefaultProcess);
    }

    private static IEnumerable<TextMeasure> Rates()
    {
        yield return new(typeof(Metrics.ErrorRate), "words", (first, second) => Metrics.ErrorRate.OfWords(first, second).Rate) { High = double.MaxValue, OfIdentical = 0 };
        yield return new(typeof(Metrics.ErrorRate), "characters", (first, second) => Metrics.ErrorRate.OfCharacters(first, second).Rate)
            { High = double.MaxValue, OfIdentical = 0 };
        yield return new(typeof(Metrics.ErrorRate), "score", (first, second) => Metrics.ErrorRate.OfWords(first, second).Score) { OfIdentical = 1 };
        yield return new(typeof(DistinctN), "over n-grams", (first, second) => DistinctN.Score(2, [first, second]).OverNgrams) { IsSymmetric = true };
        yield return new(typeof(DistinctN), "over tokens", (first, second) => DistinctN.Score(1, [first, second]).OverTokens) { IsSymmetric = true };
        yield return new(typeof(NgramFingerprints), "different n-grams", (first, _) => NgramFingerprints.Of(PythonText.Split(first), [1, 3]).Length) { High = int.MaxValue };
        yield return new(typeof(DistinctN), "mean of texts", (first, second) => DistinctN.Score(1, [first, second]).MeanOfTexts) { IsSymmetric = true };
    }

    private static IEnumerable<TextMeasure> Texts()
    {
        yield return TextMeasure.OfText(typeof(PythonText), "lower", PythonText.Lower);
        yield return TextMeasure.OfText(typeof(PythonText), "split", text => string.Join('|', PythonText.Split(text)));
        yield return TextMeasure.OfText(typeof(UnicodeWords), "split", text => string.Join('|', UnicodeWords.Split(text)));
        yield return TextMeasure.OfText(typeof(PythonText), "strip", text => PythonText.Strip(text).ToString());
        yield return Count(typeof(TextLength), "words", TextLength.Words);
        yield return Count(typeof(TextLength), "characters", TextLength.Characters);
        yield return Count(typeof(TextLength), "lines", TextLength.Lines);
        yield return Count(typeof(TextLength), "paragraphs", TextLength.Paragraphs);
        yield return Count(typeof(TextLength), "bullet points", TextLength.BulletPoints);
        yield return Count(typeof(TextLength), "list items", TextLength.ListItems);
        yield return Count(typeof(SpellingDictionary), "words", text => SpellingDictionary.WordsOf(text).Count());
        foreach (var language in Enum.GetValues<ReadabilityLanguage>())
        {
            yield return Count(typeof(TextCounter), $"{language} syllables", text => TextCounter.Count(text, language).Syllables);
            yield return Grade($"Flesch {language}", counts => Metrics.Readability.FleschReadingEase(counts, language));
        }

        yield return Grade("Flesch-Kincaid", counts => Metrics.Readability.FleschKincaidGrade(counts));
        yield return Grade("fog", counts => Metrics.Readability.GunningFog(counts));
        yield return Grade("SMOG", counts => Metrics.Readability.Smog(counts));
        yield return Grade("ARI", counts => Metrics.Readability.AutomatedReadabilityIndex(counts));
        yield return Grade("Coleman-Liau", counts => Metrics.Readability.ColemanLiau(counts));
        yield return new(typeof(NumberText), "value", (first, _) => NumberText.TryParse(first, null, out var value) ? value : null)
            { Low = double.MinValue, High = double.MaxValue };
        yield return new(typeof(NumberText), "value with a comma", (first, _) =>
            NumberText.TryParse(first, new NumberTextOptions { DecimalSeparator = DecimalSeparator.Comma }, out var value) ? value : null)
            { Low = double.MinValue, High = double.MaxValue };
    }

    /// <summary>The texts as values, labels and identifiers.</summary>
    private static IEnumerable<TextMeasure> Labels()
    {
        foreach (var comparison in Enum.GetValues<FieldComparison>())
        {
            var options = new JsonFieldOptions { Fields = [new FieldRule("a", comparison)], Alignment = ListAlignment.Optimal };
            yield return new(typeof(JsonFields), comparison.ToString(), (first, second) => JsonFields.Compare(Document(first), Document(second), options).F1)
                { OfIdentical = 1, IsSymmetric = true };
        }

        yield return new(typeof(KeyValueF1), "F1", (first, second) => KeyValueF1.Compare([new(first, second), new("x", first)], [new(second, first), new("x", second)]).F1)
            { OfIdentical = 1, IsSymmetric = true };
        yield return new(typeof(PassageF1), "F1", (first, second) => PassageF1.Compare([first, "x"], [second]).F1);
        yield return new(typeof(ContextMatch), "id precision", (first, second) => ContextMatch.IdPrecision([first, "x"], [second]));
        yield return new(typeof(ContextMatch), "id recall", (first, second) => ContextMatch.IdRecall([first, "x"], [second])) { OfIdentical = 1 };
        yield return new(typeof(ConfusionMatrix), "macro F1", (first, second) =>
            ConfusionMatrix.FromLabels([first, second, "x"], [second, second, "x"]).MacroF1) { OfIdentical = 1 };
        yield return new(typeof(MultilabelScores), "micro F1", (first, second) =>
            MultilabelScores.FromSets([[first, "x"], ["x"]], [[second, "x"], ["x"]]).Micro?.F1) { OfIdentical = 1, IsSymmetric = true };
        yield return new(typeof(RankingMetrics), "nDCG", (first, second) => RankingMetrics.Evaluate(
            RankingMetrics.SortByScore([new(first + "1", 1), new(second + "2", 1), new("x", 2)]),
            new Dictionary<string, int>(StringComparer.Ordinal) { [second + "2"] = 1 }).Ndcg);
    }

    private static RougeScore Score(Metrics.Rouge rouge, RougeVariant variant, string first, string second)
    {
        RougeScore score = default;
        rouge.Score(first, second, [variant], new Span<RougeScore>(ref score));
        return score;
    }

    private static TextMeasure Percent(Type source, string name, Func<string, string, double?> of) => new(source, name, of) { High = 100, OfIdentical = 100 };

    private static TextMeasure Ratio(string name, Func<string, string, double> of) =>
        Percent(typeof(Fuzz), name, (first, second) => of(first, second)) with { IsSymmetric = true };

    private static TextMeasure Distance(string name, Func<string, string, double?> of) =>
        new(typeof(StringDistance), name, of) { High = int.MaxValue, OfIdentical = 0, IsSymmetric = true };

    private static TextMeasure Count(Type source, string name, Func<string, int> of) => new(source, name, (first, _) => of(first)) { High = int.MaxValue };

    private static TextMeasure Grade(string name, Func<TextCounts, double> of) => new(typeof(Metrics.Readability), name, (first, _) => of(TextCounter.Count(first)))
        { Low = double.MinValue, High = double.MaxValue, IsVariation = true };

    /// <summary>Words whose vectors count their letters.</summary>
    private static TokenEmbeddings Letters(string text)
    {
        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var words = UnicodeWords.Split(text);
        foreach (var word in words)
        {
            var vector = new float[8];
            if (!vectors.TryAdd(word, vector))
                continue;
            foreach (var unit in word)
                vector[unit % 8]++;
        }

        return new TokenEmbeddings(words, [.. words.Select(word => vectors[word])]);
    }

    /// <summary>Written unit by unit: a JSON writer would replace lone surrogates.</summary>
    private static JsonElement Document(string text)
    {
        var escaped = text.AsSpan().ContainsAnyExcept(Plain) ? string.Concat(text.Select(unit => $"\\u{(int)unit:x4}")) : text;
        using var document = JsonDocument.Parse($$"""{"a":"{{escaped}}","b":["x","{{escaped}}"]}""");
        return document.RootElement.Clone();
    }
}
