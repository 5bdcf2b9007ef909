using System.Text;
using EvalKit.Problems;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Problems;

public sealed class TextFileTests
{
    private readonly ProblemList _problems = new();

    [Fact]
    public void Decode_Bom_IsDropped() => Assert.Equal("a", TextFile.Decode("\uFEFFa"u8, "f", _problems));

    [Fact]
    public void Decode_InvalidUtf8_NamesTheLine() => AssertProblem([.. "a\nb\n"u8, 0xC3, 0x28], "f:3: is not valid UTF-8; save it as UTF-8");

    [Fact]
    public void Decode_Latin1_IsRefused() => AssertProblem(Encoding.Latin1.GetBytes("größe"), "f:1: is not valid UTF-8; save it as UTF-8");

    [Fact]
    public void Decode_Utf16_IsRefused() => AssertProblem([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a")], "f:1:1: is UTF-16; save it as UTF-8");

    [Fact]
    public void Decode_BigEndianUtf16_IsRefused() =>
        AssertProblem([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("a")], "f:1:1: is UTF-16; save it as UTF-8");

    [Fact]
    public void Decode_Nul_NamesTheLine() => AssertProblem([.. "a\n"u8, 0], "f:2: contains a NUL character: is this a text file?");

    [Fact]
    public void Decode_EncodedSurrogate_IsRefused() => AssertProblem([0xED, 0xA0, 0x80], "f:1: is not valid UTF-8; save it as UTF-8");

    [Fact]
    public void Read_Missing_SuggestsTheSibling()
    {
        using var folder = new TestFolder();
        folder.Write("triage.yaml", "");
        Assert.Null(TextFile.Read(folder.In("traige.yaml"), "traige.yaml", _problems));
        Assert.Equal("traige.yaml: file not found; did you mean 'triage.yaml'?", Assert.Single(_problems.ToList()).ToString());
    }

    [Fact]
    public void Read_MissingFolder_SaysSo()
    {
        using var folder = new TestFolder();
        Assert.Null(TextFile.Read(folder.In("sub/a.yaml"), "sub/a.yaml", _problems));
        Assert.Equal("sub/a.yaml: file not found (there is no folder 'sub')", Assert.Single(_problems.ToList()).ToString());
    }

    [Fact]
    public void Read_Folder_SaysSo()
    {
        using var folder = new TestFolder();
        Assert.Null(TextFile.Read(folder.Path, "x", _problems));
        Assert.Equal("x: is a folder, not a file", Assert.Single(_problems.ToList()).ToString());
    }

    [Fact]
    public void Read_TooLarge_SaysTheLimit()
    {
        using var folder = new TestFolder();
        var path = folder.Write("a.txt", new byte[3 * 1024 * 1024]);
        Assert.Null(TextFile.Read(path, "a.txt", _problems, maxBytes: 2 * 1024 * 1024));
        Assert.Equal("a.txt: is 3 MiB; at most 2 MiB are read", Assert.Single(_problems.ToList()).ToString());
    }

    private void AssertProblem(byte[] bytes, string expected)
    {
        Assert.Null(TextFile.Decode(bytes, "f", _problems));
        Assert.Equal(expected, Assert.Single(_problems.ToList()).ToString());
    }
}
