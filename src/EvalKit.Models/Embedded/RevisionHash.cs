using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Models.Embedded;

/// <summary>
/// Collects whatever can change an answer. Every part is preceded by its length, so no two lists of parts are hashed alike.
/// </summary>
internal sealed class RevisionHash
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public RevisionHash(string algorithm, int version)
    {
        Add(algorithm);
        Add(version);
    }

    public RevisionHash Add(string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
        return this;
    }

    public RevisionHash Add(IFormattable? part) => Add(part?.ToString(null, CultureInfo.InvariantCulture) ?? "none");

    public RevisionHash Add(IReadOnlyList<LabelledText> training)
    {
        foreach (var example in training)
            Add(example.Text).Add(example.Label);
        return this;
    }

    public RevisionHash Add(IReadOnlyList<RetrievalDocument> documents)
    {
        foreach (var document in documents)
            Add(document.Id).Add(document.Title).Add(document.Text);
        return this;
    }

    public string Finish()
    {
        using (hash)
            return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
