using HandlebarsDotNet;
using HandlebarsDotNet.IO;

namespace EvalKit.Prompts;

/// <summary>Renders values that are not strings as compact JSON.</summary>
internal sealed class CompactJsonFormatter : IFormatterProvider, IFormatter
{
    public bool TryCreateFormatter(Type type, out IFormatter formatter)
    {
        formatter = this;
        return type == typeof(HandlebarsView.JsonMap) || type == typeof(HandlebarsView.JsonList) || type == typeof(bool);
    }

    public void Format<T>(T value, in EncodedTextWriter writer) =>
        writer.Write(value is bool truth ? (truth ? "true" : "false") : value!.ToString()!, encode: false);
}
