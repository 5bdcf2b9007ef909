using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.People;

/// <summary>
/// The key of a page: which question is about which item, which answer is of which variant. It stays with the run; the page has only its hash, so that nobody can
/// read off the page what is what, and nobody can change the key once grades are there.
/// </summary>
public sealed record LabelKey
{
    /// <value>The default value is 256 MiB: a key has no texts.</value>
    private const long MaxBytes = 256L * 1024 * 1024;

    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>The run whose answers are shown.</summary>
    public required string Run { get; init; }

    /// <summary>The assignment's name.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked.</summary>
    public required LabelTask Task { get; init; }

    /// <summary>The round.</summary>
    public required int Round { get; init; }

    /// <summary>The lowest and the highest number of a scale.</summary>
    public required (int Low, int High) Scale { get; init; }

    /// <summary>The seed of every order on the page.</summary>
    public required long Seed { get; init; }

    /// <summary>Bytes that nobody can guess who has only the page: without them the few ways to assign two variants could be tried until the seal fits.</summary>
    public required string Nonce { get; init; }

    /// <summary>The questions in the order of the page.</summary>
    public required IReadOnlyList<SealedQuestion> Questions { get; init; }

    /// <summary>Comparisons that are not asked because their answers are the same text.</summary>
    public required IReadOnlyList<SealedQuestion> Equal { get; init; }

    /// <summary>The file's bytes: LF, fixed order of keys.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", 1);
            writer.WriteString("suite", Suite);
            writer.WriteString("run", Run);
            writer.WriteString("name", Name);
            writer.WriteString("task", Task.Word());
            writer.WriteNumber("round", Round);
            writer.WriteStartArray("scale");
            writer.WriteNumberValue(Scale.Low);
            writer.WriteNumberValue(Scale.High);
            writer.WriteEndArray();
            writer.WriteNumber("seed", Seed);
            writer.WriteString("nonce", Nonce);
            Write(writer, "questions", Questions);
            Write(writer, "equal", Equal);
            writer.WriteEndObject();
        }
        stream.Write("\n"u8);
        return stream.ToArray();
    }

    /// <summary>The hash that a page carries instead of its key.</summary>
    public static string Seal(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..AnswerIdentity.Length];

    /// <summary>The key with a seal among the key files of a folder, or what is wrong.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="seal">The seal that a page carries.</param>
    /// <param name="shownAs">How messages name who needs the key.</param>
    public static (LabelKey? Key, IReadOnlyList<Problem> Problems) Find(string folder, string seal, string shownAs)
    {
        try
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.key.json") : [])
                if (new FileInfo(file).Length <= MaxBytes && File.ReadAllBytes(file) is { } bytes && Seal(bytes) == seal)
                    return (Read(bytes), []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [new Problem(folder, 0, 0, $"cannot be read: {e.Message}")]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return (null, [new Problem(folder, 0, 0, $"the key {seal} is not one that this version writes: {e.Message.ReplaceLineEndings(" ")}")]);
        }
        return (null, [new Problem(shownAs, 0, 0, $"there is no key with the seal {seal} in {folder}: is this the run whose answers were graded, and is the key as it was written?")]);
    }

    private static LabelKey Read(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes, DatasetFile.Strict);
        var root = document.RootElement;
        if (root.GetProperty("schema").GetInt32() != 1)
            throw new FormatException("another schema");
        return new LabelKey
        {
            Suite = root.GetProperty("suite").GetString()!,
            Run = root.GetProperty("run").GetString()!,
            Name = root.GetProperty("name").GetString()!,
            Task = LabelTasks.Parse(root.GetProperty("task").GetString()) ?? throw new FormatException("another task"),
            Round = root.GetProperty("round").GetInt32(),
            Scale = (root.GetProperty("scale")[0].GetInt32(), root.GetProperty("scale")[1].GetInt32()),
            Seed = root.GetProperty("seed").GetInt64(),
            Nonce = root.GetProperty("nonce").GetString()!,
            Questions = ReadQuestions(root.GetProperty("questions")),
            Equal = ReadQuestions(root.GetProperty("equal")),
        };
    }

    private static IReadOnlyList<SealedQuestion> ReadQuestions(JsonElement list) =>
    [
        .. list.EnumerateArray().Select(q => new SealedQuestion(q.GetProperty("id").GetString()!, q.GetProperty("item").GetString()!,
        [
            .. q.GetProperty("answers").EnumerateArray().Select(a => new SealedAnswer(a.GetProperty("id").GetString()!, [.. a.GetProperty("variants").EnumerateArray().Select(v => v.GetString()!)], a.GetProperty("answer").GetString()!)),
        ])),
    ];

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<SealedQuestion> questions)
    {
        writer.WriteStartArray(name);
        foreach (var question in questions)
        {
            writer.WriteStartObject();
            writer.WriteString("id", question.Id);
            writer.WriteString("item", question.Item);
            writer.WriteStartArray("answers");
            foreach (var answer in question.Answers)
            {
                writer.WriteStartObject();
                writer.WriteString("id", answer.Id);
                writer.WriteStartArray("variants");
                foreach (var variant in answer.Variants)
                    writer.WriteStringValue(variant);
                writer.WriteEndArray();
                writer.WriteString("answer", answer.Answer);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
