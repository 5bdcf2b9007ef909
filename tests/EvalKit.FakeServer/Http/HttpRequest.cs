using System.Text;

namespace EvalKit.Fakes.Http;

internal sealed class HttpRequest
{
    public bool IsPost { get; set; }

    public ReadOnlyMemory<byte> Path { get; set; }

    public ReadOnlyMemory<byte> Query { get; set; }

    public ReadOnlyMemory<byte> HeaderLines { get; set; }

    public ReadOnlyMemory<byte> Body { get; set; }

    public bool ClosesConnection { get; set; }

    public string Header(string name)
    {
        foreach (var line in Encoding.Latin1.GetString(HeaderLines.Span).Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Equals(name, StringComparison.OrdinalIgnoreCase))
                return line[(colon + 1)..].Trim();
        }

        return "";
    }
}
