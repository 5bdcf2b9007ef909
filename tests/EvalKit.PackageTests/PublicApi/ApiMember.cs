using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace EvalKit.PackageTests.PublicApi;

/// <summary>Members as C# writes them.</summary>
internal static class ApiMember
{
    public static string Declaration(MemberInfo member) => member switch
    {
        FieldInfo field => $"{field.Name} -> {(field.IsStatic ? "static " : "")}{(field.IsLiteral ? "const " : field.IsInitOnly ? "readonly " : "")}{ApiType.Name(field.FieldType)}{Mark(Nullability.Create(field))}{(field.IsLiteral ? $" = {Value(field.GetRawConstantValue())}" : "")}",
        PropertyInfo property => Property(property),
        EventInfo raised => $"event {raised.Name} -> {ApiType.Name(raised.EventHandlerType!)}",
        ConstructorInfo constructor => $"{constructor.DeclaringType!.Name.Split('`')[0]}{Parameters(constructor)}",
        MethodInfo method => $"{method.Name}{Generics(method)}{Signature(method)}",
        _ => throw new ArgumentException($"{member} is no member of an API", nameof(member)),
    };

    public static string Signature(MethodInfo method) =>
        $"{Parameters(method)} -> {Modifiers(method)}{(method.ReturnType.IsByRef ? "ref " : "")}{ApiType.Name(method.ReturnType)}{Mark(Nullability.Create(method.ReturnParameter))}";

    /// <summary>A new one each time: it is not safe for many threads.</summary>
    private static NullabilityInfoContext Nullability => new();

    private static string Property(PropertyInfo property)
    {
        var indexes = property.GetIndexParameters();
        var accessors = string.Concat(property.GetAccessors(nonPublic: true).Where(a => a.IsPublic || a.IsFamily || a.IsFamilyOrAssembly)
            .Select(a => a == property.GetMethod ? "get; " : IsInit(a) ? "init; " : "set; "));
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{property.Name}{(indexes.Length > 0 ? $"[{string.Join(", ", indexes.Select(Parameter))}]" : "")} {{ {accessors}}} -> {Modifiers(property.GetAccessors(nonPublic: true)[0])}{required}{ApiType.Name(property.PropertyType)}{Mark(Nullability.Create(property))}";
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Modifiers(MethodBase method)
    {
        if (method.IsStatic)
            return "static ";
        if (method.DeclaringType!.IsInterface)
            return "";
        var access = method.IsPublic ? "" : "protected ";
        return access + (method.IsAbstract ? "abstract " : method is MethodInfo { IsVirtual: true, IsFinal: false } own ? own.GetBaseDefinition() != own ? "override " : "virtual " : "");
    }

    private static string Generics(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"({extension}{string.Join(", ", method.GetParameters().Select(Parameter))})";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        return $"{way}{ApiType.Name(parameter.ParameterType)}{Mark(Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")}";
    }

    private static string Default(ParameterInfo parameter)
    {
        if (parameter.RawDefaultValue is null)
            return parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null";
        return parameter.ParameterType.IsEnum ? $"{ApiType.Name(parameter.ParameterType)}.{Enum.ToObject(parameter.ParameterType, parameter.RawDefaultValue)}" : Value(parameter.RawDefaultValue);
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Only references are marked: values say it by their type.</summary>
    private static string Mark(NullabilityInfo info) => !(info.Type.IsByRef ? info.Type.GetElementType()! : info.Type).IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";
}
