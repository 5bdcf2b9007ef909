using Microsoft.AspNetCore.Http;

namespace EvalKit.Viewing.Answers;

/// <summary>What every answer says to the browser.</summary>
internal static class SafeHeaders
{
    /// <summary>For answers that are no page of ours: nothing in them runs or loads anything.</summary>
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Add(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Nothing;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
