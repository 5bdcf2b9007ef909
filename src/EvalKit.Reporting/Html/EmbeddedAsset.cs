using System.Security.Cryptography;

namespace EvalKit.Reporting.Html;

/// <summary>Reads what the viewer's build made, and says which bytes of it a browser may run.</summary>
internal static class EmbeddedAsset
{
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedAsset).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <summary>The source expression that allows exactly these bytes.</summary>
    public static string HashSource(byte[] content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(content))}'";
}
