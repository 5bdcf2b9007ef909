using System.Text;

namespace EvalKit.Fakes.Faults;

/// <summary>Faults written into the request: <c>[[fault:500]]</c>. Several tags with <c>once</c> or <c>times</c> follow one another.</summary>
internal static class FaultTags
{
    public static FaultOptions? Find(ReadOnlySpan<byte> body, int attempt)
    {
        long covered = 0;
        while (true)
        {
            var start = body.IndexOf("[[fault:"u8);
            if (start < 0)
                return null;

            body = body[(start + 8)..];
            var end = body.IndexOf("]]"u8);
            if (end < 0)
                return null;

            var fault = FaultOptions.Parse(Encoding.UTF8.GetString(body[..end]));
            covered += fault.Times;
            if (attempt <= covered)
                return fault;
        }
    }
}
