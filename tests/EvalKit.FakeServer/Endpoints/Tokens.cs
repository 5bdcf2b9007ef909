namespace EvalKit.Fakes.Endpoints;

internal static class Tokens
{
    /// <summary>Four characters a token, rounded up: the usual rule of thumb for English.</summary>
    public static int Estimate(int characters) => (characters + 3) / 4;
}
