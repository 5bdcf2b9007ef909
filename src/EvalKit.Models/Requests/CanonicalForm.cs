using System.Text.Json;

namespace EvalKit.Models;

internal sealed class CanonicalForm
{
    private CanonicalForm(byte[] json)
    {
        Json = json;
        Key = ResponseKey.Of(json);
    }

    public ReadOnlyMemory<byte> Json { get; }

    public ResponseKey Key { get; }

    public static CanonicalForm Of<T>(T request, Action<Utf8JsonWriter, T> write)
    {
        using var scratch = JsonScratch.Take();
        write(scratch.Writer, request);
        return new CanonicalForm(scratch.Finish().ToArray());
    }
}
