using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Chooses between the roles <c>system</c> and <c>developer</c>.</summary>
internal static class OpenAIRoles
{
    public const string System = "system";
    public const string Developer = "developer";

    private static readonly string[] Older = ["gpt-3", "gpt-4", "chatgpt-4"];

    public static string Of(OpenAISettings settings, ChatRole role) => role.Value is System or Developer ? Instructions(settings) ?? role.Value : role.Value;

    private static string? Instructions(OpenAISettings settings) => settings.InstructionRole switch
    {
        InstructionRole.System => System,
        InstructionRole.Developer => Developer,
        _ when settings.IsCompatibleServer => System,
        _ => ByFamily(settings.Model),
    };

    private static string? ByFamily(string model)
    {
        var name = model.StartsWith("ft:", StringComparison.Ordinal) ? model[3..] : model;
        if (Array.Exists(Older, older => name.StartsWith(older, StringComparison.Ordinal))) return System;
        var reasons = name.Length > 1 && name[0] == 'o' && char.IsAsciiDigit(name[1])
            || name.StartsWith("gpt-", StringComparison.Ordinal) && name.Length > 4 && name[4] is >= '5' and <= '9';
        return reasons ? Developer : null;
    }
}
