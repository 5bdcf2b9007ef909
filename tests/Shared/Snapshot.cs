using System.Runtime.CompilerServices;
using System.Text;

namespace EvalKit.TestSupport;

/// <summary>Compares a text with a committed file, by Verify's convention: NAME.verified.EXT is committed, NAME.received.EXT shows a difference.</summary>
internal static class Snapshot
{
    /// <param name="text">What was made.</param>
    /// <param name="name">Name and ending, such as <c>summary.json</c>.</param>
    /// <param name="test">The test's file; the snapshot stands beside it.</param>
    public static void Matches(string text, string name, [CallerFilePath] string test = "")
    {
        var folder = Path.GetDirectoryName(test)!;
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var (verified, received) = (Path.Combine(folder, $"{stem}.verified{ending}"), Path.Combine(folder, $"{stem}.received{ending}"));
        var expected = File.Exists(verified) ? File.ReadAllText(verified, Encoding.UTF8) : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text, new UTF8Encoding(false));
        Assert.Fail($"{received} differs from {verified}, first at character {FirstDifference(expected ?? "", text)}; move it over the verified file if it is right");
    }

    private static int FirstDifference(string expected, string actual)
    {
        var length = Math.Min(expected.Length, actual.Length);
        for (var i = 0; i < length; i++)
            if (expected[i] != actual[i])
                return i;
        return length;
    }
}
