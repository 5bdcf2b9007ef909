namespace EvalKit.Models;

/// <summary>Names of additional properties of message contents.</summary>
public static class ContentProperties
{
    /// <summary>String: how closely an image is looked at, <c>low</c>, <c>high</c> or <c>auto</c>.</summary>
    public const string Detail = "detail";
}
