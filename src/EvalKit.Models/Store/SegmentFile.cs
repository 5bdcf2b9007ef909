namespace EvalKit.Models;

internal static class SegmentFile
{
    public const string Extension = ".jsonl";

    public const string SearchPattern = "*" + Extension;

    // Unbuffered, so that one Write is one system call and the bytes survive the death of the process.
    public static Stream Create(string path)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
        });
    }
}
