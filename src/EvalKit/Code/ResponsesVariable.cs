using EvalKit.Models;
using EvalKit.Problems;

namespace EvalKit;

/// <summary>The environment variable by which whoever starts a program or test decides how answers are come by.</summary>
internal static class ResponsesVariable
{
    public const string Name = "EVALKIT_RESPONSES";

    /// <summary>The mode, or null where the variable is not set; false with a problem where it is no mode.</summary>
    public static bool TryRead(IEnvironment environment, out ResponseMode? mode, out Problem? problem)
    {
        var text = environment.GetVariable(Name);
        mode = text switch
        {
            "auto" => ResponseMode.Auto,
            "only" => ResponseMode.Only,
            "refresh" => ResponseMode.Refresh,
            _ => null,
        };
        problem = text is null || mode is not null ? null : new Problem(Name, 0, 0, $"is '{text}'; it may be auto, only or refresh");
        return problem is null;
    }
}
