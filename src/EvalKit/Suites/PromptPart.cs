using EvalKit.Prompts;

namespace EvalKit.Suites;

/// <summary>A part of a message: text, image, audio or file.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Template">The text, or where the file is.</param>
/// <param name="Folder">The folder to which a path is relative: the dataset's when an item gives the path, the suite's otherwise.</param>
/// <param name="Detail">How closely an image is looked at; null for the provider's choice.</param>
internal sealed record PromptPart(string Kind, Template Template, string Folder, string? Detail)
{
    public const string Text = "text";
}
