using System.Text;

namespace EvalKit.Models;

/// <summary>How requests stand together in one body: each between its own words, all between the words of the whole.</summary>
/// <param name="Head">What stands before the first.</param>
/// <param name="Open">What stands before the key of each.</param>
/// <param name="Middle">What stands between its key and its body.</param>
/// <param name="Close">What stands behind its body.</param>
/// <param name="Separator">What stands between two.</param>
/// <param name="Tail">What stands behind the last.</param>
internal sealed record BatchForm(string Head, string Open, string Middle, string Close, string Separator, string Tail)
{
    private const int KeyLength = ResponseKey.HexLength;

    /// <summary>Bytes of the whole beside its requests.</summary>
    public int Frame => Head.Length + Tail.Length;

    /// <summary>Bytes of one request with a body of so many, its separator included.</summary>
    public int LengthOf(int body) => Open.Length + KeyLength + Middle.Length + body + Close.Length + Separator.Length;

    /// <summary>The bytes of one request; the first has no separator before it.</summary>
    public byte[] Write(ResponseKey key, ReadOnlySpan<byte> body, bool isFirst)
    {
        var before = Encoding.ASCII.GetBytes((isFirst ? Head : Separator) + Open + key + Middle);
        var after = Encoding.ASCII.GetBytes(Close);
        return [.. before, .. body, .. after];
    }
}
