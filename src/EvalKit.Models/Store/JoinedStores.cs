namespace EvalKit.Models;

/// <summary>Finds the response stores that other machines have filled.</summary>
public static class JoinedStores
{
    /// <value>The default value is the folder's name under <c>.evalkit</c>.</value>
    public const string FolderName = "responses";

    /// <summary>The segments in a folder itself and in every folder named <see cref="FolderName"/> below it, in ordinal order.</summary>
    /// <param name="folder">Full path of a folder that exists.</param>
    public static IReadOnlyList<string> Segments(string folder)
    {
        var below = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var folders = Directory.EnumerateDirectories(folder, FolderName, below).Prepend(folder);
        return [.. folders.SelectMany(f => Directory.EnumerateFiles(f, SegmentFile.SearchPattern)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
