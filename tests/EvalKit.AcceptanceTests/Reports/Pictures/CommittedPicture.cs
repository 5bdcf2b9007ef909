using System.Globalization;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>
/// Compares a page with a committed picture. Where they differ, NAME.received.png beside it is what was drawn and NAME.received.difference.png says where;
/// <c>EVALKIT_ACCEPT_PICTURES=1</c> writes the committed picture instead.
/// </summary>
internal static class CommittedPicture
{
    private const string Accept = "EVALKIT_ACCEPT_PICTURES";

    /// <param name="screenshot">A PNG file.</param>
    /// <param name="committed">The path of the committed file.</param>
    public static void Matches(byte[] screenshot, string committed)
    {
        var (received, difference) = (Path.ChangeExtension(committed, ".received.png"), Path.ChangeExtension(committed, ".received.difference.png"));
        var actual = PngReader.Read(screenshot);
        var expected = File.Exists(committed) ? PngReader.Read(File.ReadAllBytes(committed)) : null;
        var problem = Compare(expected, actual, out var found);
        Directory.CreateDirectory(Path.GetDirectoryName(committed)!);
        File.Delete(received);
        File.Delete(difference);
        if (problem is null)
            return;
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllBytes(committed, PngWriter.Write(actual));
            return;
        }
        File.WriteAllBytes(received, screenshot);
        if (found is not null)
            File.WriteAllBytes(difference, PngWriter.Write(found.Image));
        Assert.Fail($"{Path.GetFileName(committed)}: {problem}; look at {received}{(found is null ? "" : " and at " + difference)}, and run the test with {Accept}=1 if it is right");
    }

    private static string? Compare(Picture? expected, Picture actual, out PictureDifference? difference)
    {
        difference = null;
        if (expected is null)
            return "there is no committed picture";
        if ((expected.Width, expected.Height) != (actual.Width, actual.Height))
            return string.Create(CultureInfo.InvariantCulture, $"{actual.Width} x {actual.Height} pixels instead of {expected.Width} x {expected.Height}");
        difference = PictureDifference.Between(expected, actual);
        return difference.IsTolerable ? null : difference.ToString();
    }
}
