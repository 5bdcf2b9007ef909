namespace EvalKit.Models;

/// <summary>The prices that are known without a suite saying them.</summary>
public static class BuiltInPrices
{
    /// <summary>The text of <c>prices.yaml</c>: prices by provider and model, each with the page that states it.</summary>
    public static string Read()
    {
        using var reader = new StreamReader(typeof(BuiltInPrices).Assembly.GetManifestResourceStream("prices.yaml")!);
        return reader.ReadToEnd();
    }
}
