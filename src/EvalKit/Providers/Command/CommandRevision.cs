using System.Security.Cryptography;
using System.Text;
using EvalKit.Suites;

namespace EvalKit.Providers.Command;

/// <summary>
/// What the answers of a program depend on besides the request, as a hash: the words of its command line, and the contents of the files that they name
/// relative to the suite, and of those that the suite adds. Programs on the PATH and absolute paths count by their name alone, so that machines share answers.
/// </summary>
internal static class CommandRevision
{
    private const int LongestPath = 1000;

    public static string Of(IReadOnlyList<string> words, IReadOnlyList<string> files, string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (index, word) in words.Index())
        {
            Add(hash, "word", word);
            // A first word without a slash is looked up on the PATH, whatever lies beside the suite.
            if (index > 0 || word.Contains('/', StringComparison.Ordinal))
                AddFile(hash, word, folder);
        }
        foreach (var file in files)
        {
            Add(hash, "file", file);
            AddFile(hash, file, folder);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static void AddFile(IncrementalHash hash, string word, string folder)
    {
        if (word.Length is 0 or > LongestPath || word[0] == '-' || Path.IsPathRooted(word))
            return;
        var path = SuitePath.Resolve(folder, word);
        if (!File.Exists(path))
            return;
        try
        {
            using var stream = File.OpenRead(path);
            Add(hash, "content", Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Add(hash, "content", "unreadable");
        }
    }

    private static void Add(IncrementalHash hash, string what, string text) =>
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}:{text.Length}:{text}\n")));
}
