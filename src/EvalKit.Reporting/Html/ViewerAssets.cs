namespace EvalKit.Reporting.Html;

/// <summary>The bundled viewer, and the policy under which a browser runs it and nothing else.</summary>
internal sealed class ViewerAssets
{
    private ViewerAssets(byte[] script, byte[] style)
    {
        Script = script;
        Style = style;
        ContentSecurityPolicy =
            $"default-src 'none'; script-src {EmbeddedAsset.HashSource(script)}; style-src {EmbeddedAsset.HashSource(style)}; img-src data:; worker-src blob:; " +
            "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types evalkit-worker";
    }

    public static ViewerAssets Instance { get; } = new(EmbeddedAsset.Read("viewer.js"), EmbeddedAsset.Read("viewer.css"));

    public byte[] Script { get; }

    public byte[] Style { get; }

    /// <summary>
    /// Allows the exact bytes of <see cref="Script"/> and <see cref="Style"/> and a worker that the script makes of its own text, and no connection, frame, form
    /// or foreign image.
    /// </summary>
    public string ContentSecurityPolicy { get; }
}
