using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Readability;

public sealed class FleschVectorTests
{
    [Fact]
    public void Flesch_Vectors_EqualTextstat()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("flesch_formula").Cases)
        {
            var counts = new TextCounts(
                vector.Input.GetProperty("sentences").GetInt32(),
                vector.Input.GetProperty("words").GetInt32(),
                vector.Input.GetProperty("syllables").GetInt32(),
                Letters: 0,
                LongWords: 0);
            foreach (var expected in vector.Expected.EnumerateObject())
                report.Number(vector, expected.Name, expected.Value, Compute(expected.Name, counts));
        }

        report.AssertAllMatch();
    }

    private static double Compute(string name, in TextCounts counts) => name switch
    {
        "flesch_kincaid_grade_en" => Metrics.Readability.FleschKincaidGrade(counts),
        "flesch_reading_ease_en" => Metrics.Readability.FleschReadingEase(counts),
        "flesch_reading_ease_de" => Metrics.Readability.FleschReadingEase(counts, ReadabilityLanguage.German),
        "flesch_reading_ease_fr" => Metrics.Readability.FleschReadingEase(counts, ReadabilityLanguage.French),
        "flesch_reading_ease_es" => Metrics.Readability.FleschReadingEase(counts, ReadabilityLanguage.Spanish),
        "flesch_reading_ease_it" => Metrics.Readability.FleschReadingEase(counts, ReadabilityLanguage.Italian),
        "flesch_reading_ease_nl" => Metrics.Readability.FleschReadingEase(counts, ReadabilityLanguage.Dutch),
        "flesch_reading_ease_ru" => Metrics.Readability.FleschReadingEase(counts, ReadabilityLanguage.Russian),
        _ => throw new ArgumentException(name, nameof(name)),
    };
}
