using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Yaml;
using Microsoft.Extensions.AI;

namespace EvalKit.Graders.ScoreModel;

/// <summary>A part of a message of OpenAI's model graders: a text, an image or a sound.</summary>
/// <param name="Type">OpenAI's word for its kind.</param>
/// <param name="Template">The text, the address of the image, or the sound's bytes in base 64.</param>
/// <param name="Setting">How closely an image is looked at, or the format of a sound.</param>
internal sealed record GraderPart(string Type, Template Template, string? Setting)
{
    private const string Image = "input_image", Audio = "input_audio", Text = "input_text", Output = "output_text";

    /// <summary>What a part may be.</summary>
    public static Shape Shape { get; } = new EitherShape(new TemplateShape(), new TaggedShape("type", new Dictionary<string, ObjectShape>(StringComparer.Ordinal)
    {
        [Text] = OfText(),
        [Output] = OfText(),
        [Image] = new ObjectShape(Kind(), new Key("image_url", new TemplateShape(), "Its address, or its bytes as a data URI.", IsRequired: true, Example: "{{ item.picture }}"), new Key("detail", new WordShape("high", "low", "auto"), "How closely it is looked at.")),
        [Audio] = new ObjectShape(Kind(), new Key(Audio, new ObjectShape(
            new Key("data", new TemplateShape(), "Its bytes in base 64.", IsRequired: true, Example: "{{ sample.output_audio.data }}"),
            new Key("format", new WordShape("wav", "mp3"), "What they are.", IsRequired: true)), "The sound.", IsRequired: true, Example: "{ data: \"{{ sample.output_audio.data }}\", format: wav }")),
    }));

    public bool IsText => Type is Text or Output;

    /// <summary>The parts under a message's <c>content</c>: a text, one part, or a list of both.</summary>
    public static IEnumerable<GraderPart> Of(YamlValue? content, GraderSetup setup) => content switch
    {
        { Kind: YamlKind.Scalar } => [new GraderPart(Text, setup.Template(content), null)],
        { Kind: YamlKind.List } => content.Items.SelectMany(i => Of(i, setup)),
        { Kind: YamlKind.Map } when content.Text("type") is Image => content["image_url"] is { Kind: YamlKind.Scalar } url ? [new GraderPart(Image, setup.Template(url), content.Text("detail"))] : [],
        { Kind: YamlKind.Map } when content[Audio] is { } sound => sound["data"] is { Kind: YamlKind.Scalar } data ? [new GraderPart(Audio, setup.Template(data), sound.Text("format"))] : [],
        { Kind: YamlKind.Map } => Of(content["text"], setup),
        _ => [],
    };

    /// <summary>The content, or null with what is wrong with it; or with the path of a value that is missing.</summary>
    public AIContent? Render(TemplateScope scope, out string problem, out string missing)
    {
        problem = "";
        if (!Template.TryRender(scope, value => IsText ? UntrustedText.Mark("value", value) : value, out var rendered, out missing))
            return null;
        if (IsText)
            return new TextContent(rendered);
        problem = Type == Image ? "an image of the judge's message is neither an address nor a data URI" : "a sound of the judge's message is not in base 64";
        return Type == Image ? ImageOf(rendered.Trim()) : SoundOf(rendered.Trim());
    }

    /// <summary>A path of a file is none: what a model wrote would choose which files are sent.</summary>
    private AIContent? ImageOf(string place)
    {
        AIContent? image = null;
        if (place.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
            image = Data(() => new DataContent(place));
        else if (Uri.TryCreate(place, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            image = new UriContent(address, "image/*");
        if (image is not null && Setting is { } detail)
            image.AdditionalProperties = new AdditionalPropertiesDictionary { [ContentProperties.Detail] = detail };
        return image;
    }

    private DataContent? SoundOf(string data) => Data(() => new DataContent(Convert.FromBase64String(data), Setting == "mp3" ? "audio/mpeg" : "audio/wav"));

    private static DataContent? Data(Func<DataContent> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static ObjectShape OfText() => new(Kind(), new Key("text", new TemplateShape(), "Its text.", IsRequired: true));

    private static Key Kind() => new("type", TextShape.Any, "The kind of the part.", IsRequired: true);
}
