namespace EvalKit.Graders;

/// <summary>Reads the words by which a field says yes or no.</summary>
internal static class TruthText
{
    /// <summary>True, false, or null for anything else.</summary>
    public static bool? Read(string text) => text switch
    {
        "true" or "True" or "yes" or "1" => true,
        "false" or "False" or "no" or "0" => false,
        _ => null,
    };
}
